import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { endAt, startingWithin } from '../domain/columns.ts';
import { utcDay } from '../domain/local-days.ts';
import { originalsOf, type Original } from '../ingest/originals.ts';
import { chunksBetween, samplesByDay, type RankedChunk } from '../store/chunks.ts';
import type { Person } from '../store/people.ts';
import { listSources } from '../store/sources.ts';
import { encodePlace, placeOf, type Place } from './sample-cursor.ts';
import { metricOf } from './metric-of.ts';

type Contract = typeof healthData.operations.listSamples;

interface Listed {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly sourceId: string;
}

/** First and last day that a chunk can have. */
const [FIRST_AT, LAST_AT] = [Date.UTC(1900, 0, 1), Date.UTC(9999, 11, 31)] as const;

/** Pages in order of time and source. The cursor is an instant and how many of its samples were given, so that what comes in later shifts nothing. */
export const listSamples =
  (deps: Deps) =>
  async (input: Input<Contract>, { personId }: Person): Promise<Output<Contract>> => {
    const { limit, cursor } = input.query;
    const metric = metricOf(input.query.metric);
    const from = input.query.from === undefined ? FIRST_AT : Date.parse(input.query.from);
    const to = input.query.to === undefined ? LAST_AT : Date.parse(input.query.to);
    const place: Place = cursor === undefined ? { at: from, given: 0 } : placeOf(cursor);
    const days = await samplesByDay(deps.db, personId, [metric.id], utcDay(Math.max(place.at, from)), utcDay(to));
    const listed: Listed[] = [];
    for (let next = 0; next < days.length && listed.length <= place.given + limit;) {
      const [first, last] = [next, lastNeeded(days, next, place.given + limit + 1 - listed.length)];
      const rows = await chunksBetween(deps.db, personId, [metric.id], days[first]?.day ?? '', days[last]?.day ?? '');
      listed.push(...inOrderOfTime(rows, Math.max(place.at, from), to));
      next = last + 1;
    }
    const skipped = Math.min(place.given, sameInstant(listed, place.at));
    const page = listed.slice(skipped, skipped + limit);
    const following = listed[skipped + limit];
    const names = new Map((await listSources(deps.db, personId)).map(({ sourceId, name }) => [sourceId, name]));
    const now = deps.now().getTime();
    const [first, last] = [page[0]?.start ?? from, page.at(-1)?.start ?? from];
    const originalOf = await originalsOf(deps.db, personId, metric.id, first, last);
    return {
      metric: metric.id,
      unit: metric.unit,
      items: page.map(({ start, end, value, sourceId }) => ({
        start: new Date(start).toISOString(),
        ...(end > start ? { end: new Date(end).toISOString() } : {}),
        value,
        source: names.get(sourceId) ?? '',
        ...originalView(originalOf(sourceId, start, end)),
        ...(start > now ? { isFuture: true as const } : {}),
      })),
      ...(following === undefined ? {} : { next: encodePlace(nextPlace(following.start, page, place)) }),
    };
  };

const originalView = (original: Original | undefined) => (original === undefined ? {} : { original });

/** Index of the day with which enough samples are read. */
function lastNeeded(days: readonly { readonly n: number }[], from: number, wanted: number): number {
  let last = from;
  for (let n = days[last]?.n ?? 0; n < wanted && last + 1 < days.length; n += days[last]?.n ?? 0) last++;
  return last;
}

function inOrderOfTime(rows: readonly RankedChunk[], from: number, to: number): readonly Listed[] {
  return rows
    .flatMap((row) => {
      const columns = startingWithin(row.columns, from, to);
      return Array.from({ length: columns.count }, (_, i) => ({
        start: columns.start[i] ?? 0,
        end: endAt(columns, i),
        value: columns.value[i] ?? 0,
        sourceId: row.sourceId,
      }));
    })
    .toSorted((a, b) => a.start - b.start || (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : a.end - b.end));
}

const sameInstant = (listed: readonly Listed[], at: number): number => listed.filter(({ start }) => start === at).length;

function nextPlace(at: number, page: readonly Listed[], before: Place): Place {
  return { at, given: sameInstant(page, at) + (before.at === at ? before.given : 0) };
}
