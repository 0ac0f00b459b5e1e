import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { addDays, calendarOf } from '../domain/local-days.ts';
import type { ChunkDay } from '../store/chunk-rows.ts';
import { chunksBetween } from '../store/chunks.ts';
import type { Person } from '../store/people.ts';
import { listSources } from '../store/sources.ts';
import { checkPeriod } from './metric-of.ts';

type Contract = typeof healthData.operations.listBloodPressure;
const [SYSTOLIC, DIASTOLIC] = ['blood-pressure-systolic', 'blood-pressure-diastolic'] as const;

/** Pairs are samples of the same source at the same instant, however they came in. */
export const listBloodPressure =
  (deps: Deps) =>
  async (input: Input<Contract>, { personId, timeZone }: Person): Promise<Output<Contract>> => {
    const { from, to } = input.query;
    checkPeriod(from, to);
    const calendar = calendarOf(timeZone);
    const [start, end] = [calendar.bounds(from).start, calendar.bounds(to).end];
    const rows = await chunksBetween(deps.db, personId, [SYSTOLIC, DIASTOLIC], addDays(from, -1), addDays(to, 1));
    const names = new Map((await listSources(deps.db, personId)).map(({ sourceId, name }) => [sourceId, name]));
    const diastolic = new Map(
      rows
        .filter(({ metric }) => metric === DIASTOLIC)
        .flatMap(readings)
        .map(({ sourceId, at, value }) => [`${sourceId}|${at}`, value]),
    );
    const items = rows
      .filter(({ metric }) => metric === SYSTOLIC)
      .flatMap(readings)
      .flatMap(({ sourceId, at, value }) => {
        const lower = diastolic.get(`${sourceId}|${at}`);
        return lower === undefined || at < start || at >= end
          ? []
          : [{ at: new Date(at).toISOString(), systolic: value, diastolic: lower, source: names.get(sourceId) ?? '' }];
      })
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    return { timeZone, items };
  };

function readings({ sourceId, columns }: ChunkDay): readonly { readonly sourceId: string; readonly at: number; readonly value: number }[] {
  const { count, start, value } = columns;
  return Array.from({ length: count }, (_, i) => ({ sourceId, at: start[i] ?? 0, value: value[i] ?? 0 }));
}
