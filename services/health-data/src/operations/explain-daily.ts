import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { dayValue } from '../domain/day-value.ts';
import { explainAmounts } from '../domain/explain-amounts.ts';
import { addDays, calendarOf } from '../domain/local-days.ts';
import { decodeChunks } from '../ingest/day-columns.ts';
import { knownPerson } from '../ingest/known-person.ts';
import { Wear } from '../ingest/wear.ts';
import { chunksTouching } from '../store/chunks.ts';
import { listSources } from '../store/sources.ts';
import { metricOf } from './metric-of.ts';

type Contract = typeof healthData.operations.explainDaily;

/** Does the merging of a day again and tells what it did: minutes, sources, reasons. */
export const explainDaily =
  (deps: Deps) =>
  async (input: Input<Contract>): Promise<Output<Contract>> => {
    const { personId, day } = input.params;
    const metric = metricOf(input.params.metric);
    const person = await knownPerson(deps, personId);
    const calendar = calendarOf(person.timeZone);
    const bounds = calendar.bounds(day);
    const sources = await listSources(deps.db, personId);
    const chunks = decodeChunks(await chunksTouching(deps.db, personId, metric.id, addDays(day, -1), addDays(day, 1)));
    const wear = new Wear(personId, calendar, sources);
    if (metric.aggregation === 'sum') await wear.load(deps.db, [day]);
    const ranked = wear.addTo(chunks.on(bounds), day);
    const value = dayValue(metric, ranked, bounds);
    const names = new Map(sources.map(({ sourceId, name }) => [sourceId, name]));
    const { stretches, leftOut } = explainAmounts(ranked, bounds, (id) => names.get(id) ?? '');
    return {
      metric: metric.id,
      day,
      unit: metric.unit,
      ...(value === undefined ? {} : { value: value.value }),
      stretches: [...stretches],
      leftOut: [...leftOut],
    };
  };
