import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { listQuarantine as list } from '../store/quarantine.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

type Contract = typeof healthData.operations.listQuarantine;

export const listQuarantine =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    await knownPerson(deps, input.params.personId);
    const { limit, cursor } = input.query;
    const rows = await list(
      deps.db,
      input.params.personId,
      cursor === undefined ? undefined : Number(decodeCursor(cursor, 'number')),
      limit + 1,
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(({ metric, at, value, unit, source, reason }) => ({
        metric,
        unit,
        source,
        reason,
        ...(at === undefined ? {} : { at: at.toISOString() }),
        ...(value === undefined ? {} : { value }),
      })),
      ...(rows.length > limit && last !== undefined ? { next: encodeCursor(last.position) } : {}),
    };
  };
