import type { Input, Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { windowOf } from '../domain/window.ts';
import { findTraces } from '../store/spans.ts';

type Operation = typeof monitoring.operations.listTraces;
const HOURS = 1;

/** The last hour unless told otherwise. */
export const listTraces =
  ({ db, now }: Pick<MonitoringDeps, 'db' | 'now'>) =>
  async ({ query }: Input<Operation>): Promise<Output<Operation>> => {
    const { service, route, failed, longerThanMs, order, limit } = query;
    return { items: [...(await findTraces(db, { service, route, failed, longerThanMs, order, limit }, windowOf(query, now(), HOURS)))] };
  };
