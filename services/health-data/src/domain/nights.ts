import type { SleepStage } from '@aceso/contracts/vocabulary';
import { DAY_MS, MINUTE_MS, type Calendar } from './local-days.ts';

/** One stretch of one stage as a source tells it. */
export interface StageSpan {
  readonly stage: SleepStage;
  readonly start: number;
  readonly end: number;
  readonly sourceId: string;
  readonly source: string;
  /** Rank of the source: lower wins. */
  readonly rank: number;
}

/** One sleep as one source tells it. */
export interface MainNight {
  readonly day: string;
  readonly start: number;
  readonly end: number;
  readonly sourceId: string;
  readonly source: string;
  readonly minutes: Readonly<Record<SleepStage, number>>;
  readonly asleepMinutes: number;
  readonly hasStages: boolean;
  /** Share of the time from falling asleep to waking of which the source tells something. */
  readonly coverage: number;
  readonly spans: readonly StageSpan[];
  /** The same sleep as others saw it, best first: shown, never added. */
  readonly others: readonly OtherView[];
}

/** The same sleep as another source saw it, and why it is not the one shown. */
export interface OtherView {
  readonly night: Omit<MainNight, 'others'>;
  readonly reason: 'same-device' | 'no-stages' | 'shorter' | 'lower-rank';
}

export interface NightsOfDay {
  readonly main: MainNight;
  readonly naps: readonly MainNight[];
}

/** How nights of several sources are judged. */
export interface NightRule {
  /** The person has set an order for sleep: it decides before detail and length do. */
  readonly isRankFirst?: boolean;
  /** Name of the device that a source is a route of. */
  readonly deviceOf?: (sourceId: string) => string;
}

/** A pause longer than this begins another sleep. */
const PAUSE_MS = 90 * MINUTE_MS;
/** Shorter sleep is no night when there is a longer one. */
const NIGHT_MINUTES = 180;
const ASLEEP: ReadonlySet<SleepStage> = new Set(['light', 'deep', 'rem', 'asleep']);
const STAGED: ReadonlySet<SleepStage> = new Set(['light', 'deep', 'rem']);

type View = OtherView['night'];

/**
 * Main night and naps of each day of waking.
 *
 * What several sources saw at the same time is one sleep, and one of them tells it: sources are never mixed within a night nor added up.
 * The one with stages wins, then the one with more sleep, then the better ranked. Time in bed alone is no night.
 */
export function nightsByDay(spans: readonly StageSpan[], calendar: Calendar, rule: NightRule = {}): ReadonlyMap<string, NightsOfDay> {
  const views = [...Map.groupBy(spans, ({ sourceId }) => sourceId).values()].flatMap((own) => {
    const inBed = own.filter(({ stage }) => stage === 'in-bed');
    return sessions(own).flatMap((session) => viewOf(session, inBed, calendar));
  });
  const byDay = Map.groupBy(matched(views, rule), ({ day }) => day);
  return new Map(
    [...byDay].flatMap(([day, all]) => {
      const [main, ...naps] = all.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)) || better(a, b, rule));
      return main === undefined ? [] : [[day, { main, naps: naps.toSorted((a, b) => a.start - b.start) }] as const];
    }),
  );
}

/** One night for all views of the same sleep: the best view takes those that overlap it. */
function matched(views: readonly View[], rule: NightRule): readonly MainNight[] {
  const nights: { readonly night: View; readonly others: View[] }[] = [];
  const near = new Map<number, (typeof nights)[number][]>();
  for (const view of views.toSorted((a, b) => Number(isLong(b)) - Number(isLong(a)) || better(a, b, rule))) {
    const days = daysOf(view);
    const same = days.flatMap((day) => near.get(day) ?? []).find(({ night }) => night.start < view.end && view.start < night.end);
    if (same !== undefined) {
      same.others.push(view);
      continue;
    }
    const night = { night: view, others: [] };
    nights.push(night);
    for (const day of days) near.set(day, [...(near.get(day) ?? []), night]);
  }
  return nights.map(({ night, others }) => ({
    ...night,
    others: others.map((other) => ({ night: other, reason: reasonOf(night, other, rule) })),
  }));
}

/** Days since the epoch that a sleep touches: what does not share one does not overlap. */
function daysOf({ start, end }: View): readonly number[] {
  const [first, last] = [Math.floor(start / DAY_MS), Math.floor(end / DAY_MS)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const isLong = (night: View): boolean => night.asleepMinutes >= NIGHT_MINUTES;

function better(a: View, b: View, { isRankFirst = false }: NightRule): number {
  const byRank = rankOf(a) - rankOf(b);
  return (
    (isRankFirst ? byRank : 0) ||
    Number(b.hasStages) - Number(a.hasStages) ||
    b.asleepMinutes - a.asleepMinutes ||
    byRank ||
    a.start - b.start
  );
}

function reasonOf(shown: View, other: View, { isRankFirst = false, deviceOf }: NightRule): OtherView['reason'] {
  if (deviceOf !== undefined && deviceOf(shown.sourceId) === deviceOf(other.sourceId)) return 'same-device';
  if (isRankFirst && rankOf(shown) !== rankOf(other)) return 'lower-rank';
  if (shown.hasStages && !other.hasStages) return 'no-stages';
  return shown.asleepMinutes > other.asleepMinutes ? 'shorter' : 'lower-rank';
}

const rankOf = (night: View): number => night.spans[0]?.rank ?? Number.MAX_SAFE_INTEGER;

/** Stretches of sleep or waking of one source, split at long pauses. */
function sessions(own: readonly StageSpan[]): readonly (readonly StageSpan[])[] {
  const found: StageSpan[][] = [];
  let end = -Infinity;
  for (const span of own
    .filter(({ stage }) => stage !== 'in-bed' && stage !== 'out-of-bed')
    .toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (span.start - end > PAUSE_MS) found.push([]);
    found.at(-1)?.push(span);
    end = Math.max(end, span.end);
  }
  return found;
}

function viewOf(session: readonly StageSpan[], allInBed: readonly StageSpan[], calendar: Calendar): readonly View[] {
  const asleep = session.filter(({ stage }) => ASLEEP.has(stage));
  const [first] = asleep;
  if (first === undefined) return [];
  const start = first.start;
  const end = Math.max(...asleep.map((span) => span.end));
  const inBed = allInBed.filter((span) => span.start < end && span.end > start);
  // Overlapping stretches of one stage count once.
  const minutesIn = (stages: (stage: SleepStage) => boolean): number =>
    unionMinutes([...session, ...inBed].filter(({ stage }) => stages(stage)));
  const minutes: Record<SleepStage, number> = {
    'in-bed': minutesIn((stage) => stage === 'in-bed'),
    awake: unionMinutes(session.filter((span) => span.stage === 'awake' && span.start >= start && span.end <= end)),
    light: minutesIn((stage) => stage === 'light'),
    deep: minutesIn((stage) => stage === 'deep'),
    rem: minutesIn((stage) => stage === 'rem'),
    asleep: minutesIn((stage) => stage === 'asleep'),
    'out-of-bed': 0,
  };
  return [
    {
      day: calendar.dayOf(end),
      start,
      end,
      sourceId: first.sourceId,
      source: first.source,
      minutes,
      asleepMinutes: minutesIn((stage) => ASLEEP.has(stage)),
      hasStages: session.some(({ stage }) => STAGED.has(stage)),
      coverage: end > start ? Math.min(1, (unionMinutes(session, start, end) * MINUTE_MS) / (end - start)) : 1,
      spans: [...inBed, ...session].toSorted((a, b) => a.start - b.start),
    },
  ];
}

/** Minutes between two instants that any of the spans fills. */
function unionMinutes(spans: readonly StageSpan[], from = -Infinity, to = Infinity): number {
  return unionOf(spans, from, to).reduce((sum, stretch) => sum + (stretch.end - stretch.start), 0) / MINUTE_MS;
}

/** Stretches between two instants that any of the spans fills, in order and apart from each other. */
export function unionOf(
  spans: readonly Pick<StageSpan, 'start' | 'end'>[],
  from = -Infinity,
  to = Infinity,
): readonly { readonly start: number; readonly end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const [start, end] = [Math.max(span.start, from), Math.min(span.end, to)];
    if (end <= start) continue;
    const last = stretches.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else stretches.push({ start, end });
  }
  return stretches;
}
