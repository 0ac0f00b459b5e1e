import type { WorkoutType } from '@aceso/contracts/vocabulary';
import { isOnFoot, metricsOfSport, type SourceRef, type WorkoutRecord, type WorkoutStatistic } from '../kit/index.ts';
import { instantOf, type Message } from './decode/message.ts';
import { workoutTypeOf } from './sport.ts';

/** What a `session` message says about one workout. */
export interface Session {
  readonly source: SourceRef;
  readonly type: WorkoutType;
  /** Milliseconds since the epoch; NaN when the device never wrote it. */
  readonly start: number;
  readonly end: number;
  readonly sport: number;
  readonly subSport: number;
  readonly durationMs: number;
  readonly energyKcal: number;
  readonly distanceM: number;
  readonly statistics: readonly WorkoutStatistic[];
}

/** A lap, or a stretch in which the timer stood still. */
export interface SessionEvent {
  readonly type: 'lap' | 'pause';
  readonly at: number;
  readonly durationMs?: number;
}

/** Reads a `session` message (18). */
export function sessionOf(message: Message, source: SourceRef): Session {
  const start = instantOf(message.value(2));
  const elapsedMs = message.value(7, 1);
  const end = Number.isNaN(elapsedMs) ? message.instant : start + elapsedMs;
  const timerMs = message.value(8, 1);
  const [sport, subSport] = [message.value(5), message.value(6)];
  const type = workoutTypeOf(sport, subSport);
  return {
    source,
    type,
    start,
    end,
    sport,
    subSport,
    durationMs: Number.isNaN(timerMs) ? end - start : timerMs,
    energyKcal: message.value(11),
    distanceM: message.value(9, 100),
    statistics: statisticsOf(message, type),
  };
}

/** A workout that is not in the message has no figure, and a mean of zero beats a minute means that nobody wore a sensor. */
function statisticsOf(message: Message, type: WorkoutType): readonly WorkoutStatistic[] {
  const sport = metricsOfSport(type);
  const speed = (plain: number, enhanced: number): number => orElse(message.value(enhanced, 1000), message.value(plain, 1000));
  const strides = isOnFoot(type) ? 2 : 1;
  return [
    figure('heart-rate', {
      average: unlessZero(message.value(16)),
      maximum: unlessZero(message.value(17)),
      minimum: unlessZero(message.value(64)),
    }),
    figure(sport.speed, { average: speed(14, 124), maximum: speed(15, 125) }),
    figure(sport.cadence, { average: strides * message.value(18), maximum: strides * message.value(19) }),
    figure(sport.power, { average: message.value(20), maximum: message.value(21) }),
    figure('elevation-gained', { sum: message.value(22) }),
    figure('ambient-temperature', { average: message.value(57), maximum: message.value(58) }),
    figure('respiratory-rate', { average: message.value(169, 100), maximum: message.value(170, 100) }),
    figure('aerobic-training-effect', { average: message.value(24, 10) }),
    figure('anaerobic-training-effect', { average: message.value(137, 10) }),
  ].flat();
}

/** Figures of sessions, in the order of `statisticsOf`. */
type Figures = Readonly<Partial<Record<'sum' | 'average' | 'minimum' | 'maximum', number>>>;

function figure(metric: string | undefined, figures: Figures): readonly WorkoutStatistic[] {
  const known = Object.entries(figures).filter(([, value]) => !Number.isNaN(value));
  return metric === undefined || known.length === 0 ? [] : [{ metric, ...Object.fromEntries(known) }];
}

const unlessZero = (value: number): number => (value === 0 ? Number.NaN : value);
const orElse = (value: number, other: number): number => (Number.isNaN(value) ? other : value);

/** The workout of a session, with the laps and pauses that lie in it. */
export function workoutOf(session: Session, events: readonly SessionEvent[], timeZone: string | undefined): WorkoutRecord {
  const { source, type, start, end, sport, subSport, durationMs, energyKcal, distanceM, statistics } = session;
  return {
    kind: 'workout',
    key: ['session', source.key, start, sport, subSport].join('|'),
    sourceType: 'session',
    source,
    start,
    end,
    ...(timeZone !== undefined && { timeZone }),
    metadata: { sport: String(sport), subSport: String(subSport) },
    type,
    durationMs: Math.round(durationMs),
    ...(!Number.isNaN(energyKcal) && { energyKcal }),
    ...(!Number.isNaN(distanceM) && { distanceM }),
    statistics,
    events: events.filter(({ at }) => at >= start && at <= end),
    routes: [],
  };
}
