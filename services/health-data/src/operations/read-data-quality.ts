import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { Fault } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { conflictBound } from '../domain/quality.ts';
import { clockFaultsOf, gapsOf, qualityOfDays } from '../ingest/data-quality.ts';
import { daysOf } from '../ingest/person-days.ts';
import type { Person } from '../store/people.ts';
import { quarantinedOf } from '../store/quarantine.ts';
import { metricOf } from './metric-of.ts';

type Contract = typeof healthData.operations.readDataQuality;

/** Minutes are looked at one by one: what bounds the time of an answer. */
const LONGEST_DAYS = 400;

export const readDataQuality =
  (deps: Deps) =>
  async (input: Input<Contract>, known: Person): Promise<Output<Contract>> => {
    const { personId } = input.params;
    const { from, to } = input.query;
    const metric = metricOf(input.query.metric);
    const length = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    if (!(length >= 0 && length < LONGEST_DAYS))
      throw new Fault('period-too-long', 400, 'The period ends before it begins, or is longer than 400 days.', {
        errors: [{ path: '/query/to', message: 'must be on or after `from`, less than 400 days later' }],
      });
    const person = await daysOf(deps.db, known);
    const now = deps.now().getTime();
    const days = await qualityOfDays(deps.db, person, metric, from, to, now);
    const quarantined = await quarantinedOf(deps.db, personId, metric.id);
    const names = new Map(person.sources.map(({ sourceId, name }) => [sourceId, name]));
    const nameOf = (sourceId: string): string => names.get(sourceId) ?? '';
    const { sourceIds } = person.orders.of(metric.family);
    return {
      metric: metric.id,
      unit: metric.unit,
      conflictBound: conflictBound(metric),
      days: days.map(({ day, coverage, sources, conflicts }) => ({
        day,
        ...(coverage === undefined ? {} : { coverage }),
        sources: sources.map(({ wornMinutes, ...source }) => ({
          ...source,
          source: nameOf(source.sourceId),
          ...(wornMinutes === undefined ? {} : { wornMinutes }),
        })),
        conflicts: conflicts.map(({ sourceIds: [a, b], values, minutes }) => ({
          sources: [nameOf(a), nameOf(b)],
          values: [...values],
          minutes,
        })),
      })),
      sources: sourceIds.flatMap((sourceId) => {
        const own = days.flatMap(({ day, sources }) => (sources.some((one) => one.sourceId === sourceId) ? [day] : []));
        const aside = quarantined.get(sourceId) ?? 0;
        return own.length === 0 && aside === 0
          ? []
          : [{ sourceId, source: nameOf(sourceId), days: own.length, gaps: [...gapsOf(own)], quarantined: aside }];
      }),
      clockFaults: [...(await clockFaultsOf(deps.db, person, metric, now))].map(({ sourceId, ...fault }) => ({
        ...fault,
        source: nameOf(sourceId),
      })),
    };
  };
