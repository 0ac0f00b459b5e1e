import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Metric } from '@aceso/contracts/vocabulary';
import { invalid, JsonText } from '@aceso/kit';
import { eachInstantOf, unpackChunk } from '../codec/compressed-chunk.ts';
import type { Deps } from '../deps.ts';
import { chained, inOrder } from '../domain/columns.ts';
import { utcDay } from '../domain/local-days.ts';
import { PieceRoom } from '../domain/piece-room.ts';
import { ValueColumns } from '../domain/value-columns.ts';
import { daysOf } from '../ingest/person-days.ts';
import { rowsBetween } from '../store/chunks.ts';
import type { Person } from '../store/people.ts';
import { metricOf } from './metric-of.ts';
import { oneLine } from './one-line.ts';

type Contract = typeof healthData.operations.readValues;

/** Two years of minutes and some more: what bounds memory and the time of an answer. */
const VALUES_MAX = 1_200_000;

export const readValues = (deps: Deps) => {
  const room = new PieceRoom();
  return async (input: Input<Contract>, person: Person): Promise<JsonText> => {
    const metric = metricOf(input.query.metric);
    const [from, to] = [Date.parse(input.query.from), Date.parse(input.query.to)];
    if (to <= from) throw invalid('/query/to', 'must be after `from`');
    const rows = await rowsBetween(deps.db, person.personId, [metric.id], utcDay(from), utcDay(to));
    const columns = new ValueColumns(from, to, room);
    const check = (): void => {
      if (columns.count > VALUES_MAX)
        throw invalid('/query/to', `is too late: there are more than ${VALUES_MAX} readings, ask for less time`);
    };
    if (new Set(rows.map(({ sourceId }) => sourceId)).size < 2)
      for (const { data } of rows) {
        if (!eachInstantOf(data, (block) => columns.addInstants(block))) columns.add(unpackChunk(data));
        check();
      }
    else
      for (const parts of oneLine(rows, (await daysOf(deps.db, person)).orders.of(metric.family))) {
        columns.add(inOrder(chained(parts)));
        check();
      }
    return jsonOf(metric, columns);
  };
};

/** Columns of a million numbers: written by hand, since nothing else takes as long. */
function jsonOf({ id, unit }: Metric, columns: ValueColumns): JsonText {
  const { count, first, distances, durations, values } = columns;
  const head = { metric: id, unit, count, ...(first === undefined ? {} : { first: new Date(first).toISOString() }) };
  const pieces = [
    JSON.stringify(head).slice(0, -1),
    ',"distancesMs":[',
    ...distances,
    ...(durations === undefined ? [] : ['],"durationsMs":[', ...durations]),
    '],"values":[',
    ...values,
    ']}',
  ].map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece));
  return new JsonText(pieces, () => columns.release());
}
