import type { SleepStage } from '@aceso/contracts/vocabulary';
import { MINUTE_MS, type Calendar } from './local-days.ts';

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

/** The main sleep that ended on a day, from one source. */
export interface MainNight {
  readonly day: string;
  readonly start: number;
  readonly end: number;
  readonly sourceId: string;
  readonly source: string;
  readonly minutes: Readonly<Record<SleepStage, number>>;
  readonly asleepMinutes: number;
  readonly hasStages: boolean;
  readonly spans: readonly StageSpan[];
}

export interface NightsOfDay {
  readonly main: MainNight;
  readonly naps: readonly MainNight[];
}

/** A pause longer than this begins another sleep. */
const PAUSE_MS = 90 * MINUTE_MS;
const ASLEEP: ReadonlySet<SleepStage> = new Set(['light', 'deep', 'rem', 'asleep']);
const STAGED: ReadonlySet<SleepStage> = new Set(['light', 'deep', 'rem']);

/**
 * Main night and naps of each day of waking.
 *
 * Sources are never mixed within a night: the one with stages wins, then the one with more sleep, then the better ranked. Time in bed alone
 * is no night.
 */
export function nightsByDay(spans: readonly StageSpan[], calendar: Calendar): ReadonlyMap<string, NightsOfDay> {
  const nights = [...Map.groupBy(spans, ({ sourceId }) => sourceId).values()].flatMap((own) =>
    sessions(own).flatMap((session) => nightOf(session, own, calendar)),
  );
  const byDay = Map.groupBy(nights, ({ day }) => day);
  return new Map(
    [...byDay].flatMap(([day, all]) => {
      const [main] = all.toSorted(better);
      if (main === undefined) return [];
      const naps = all.filter((night) => night.sourceId === main.sourceId && night !== main);
      return [[day, { main, naps }] as const];
    }),
  );
}

function better(a: MainNight, b: MainNight): number {
  const [longA, longB] = [a.asleepMinutes >= 180, b.asleepMinutes >= 180];
  if (longA !== longB) return longA ? -1 : 1;
  if (a.hasStages !== b.hasStages) return a.hasStages ? -1 : 1;
  return b.asleepMinutes - a.asleepMinutes || rankOf(a) - rankOf(b) || a.start - b.start;
}

const rankOf = (night: MainNight): number => night.spans[0]?.rank ?? Number.MAX_SAFE_INTEGER;

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

function nightOf(session: readonly StageSpan[], own: readonly StageSpan[], calendar: Calendar): readonly MainNight[] {
  const asleep = session.filter(({ stage }) => ASLEEP.has(stage));
  const [first] = asleep;
  if (first === undefined) return [];
  const start = first.start;
  const end = Math.max(...asleep.map((span) => span.end));
  const inBed = own.filter((span) => span.stage === 'in-bed' && span.start < end && span.end > start);
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
      spans: [...inBed, ...session].toSorted((a, b) => a.start - b.start),
    },
  ];
}

function unionMinutes(spans: readonly StageSpan[]): number {
  let [total, end] = [0, -Infinity];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    total += Math.max(0, span.end - Math.max(span.start, end));
    end = Math.max(end, span.end);
  }
  return total / MINUTE_MS;
}
