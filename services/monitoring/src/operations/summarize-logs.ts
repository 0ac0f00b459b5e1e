import type { Input, Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { questionOf } from '../domain/log-question.ts';
import { windowOf } from '../domain/window.ts';
import { summaryOfLogs } from '../store/log-summary.ts';

type Operation = typeof monitoring.operations.summarizeLogs;
const HOURS = 24;

/** The last day unless told otherwise: a summary of everything would be slow and say little. */
export const summarizeLogs =
  ({ db, now }: Pick<MonitoringDeps, 'db' | 'now'>) =>
  async ({ query }: Input<Operation>): Promise<Output<Operation>> =>
    await summaryOfLogs(db, questionOf(query), windowOf(query, now(), HOURS));
