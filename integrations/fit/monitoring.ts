import type { Context, MessageReader } from './context.ts';
import { instantOf, type Message } from './decode/message.ts';

const FIELD = {
  distance: 2,
  cycles: 3,
  activityType: 5,
  cycles16: 9,
  activeCalories: 19,
  typeAndIntensity: 24,
  timestamp16: 26,
  heartRate: 27,
  moderateMinutes: 33,
  vigorousMinutes: 34,
} as const;
const ACTIVITY = { running: 1, cycling: 2, swimming: 5, walking: 6 } as const;
const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;
const OFFSET_SECONDS_MAX = 14 * 3600;

/** A counter of the day, for one kind of activity. */
interface Counter {
  readonly seconds: number;
  readonly count: number;
}

/**
 * Reads `monitoring` messages (55): steps, distance and energy of the whole day, and heart rate.
 *
 * Counters start at local midnight, one for each kind of activity; what is stored is what came since the message before. A file that begins
 * later in the day states the counters first: these belong to the file before it and are no steps of this one.
 */
export class MonitoringReader implements MessageReader {
  readonly #counters = new Map<string, Counter>();
  #seconds = Number.NaN;
  #begin = Number.NaN;
  /** Local time minus UTC, in seconds; NaN when the file does not tell. */
  #offset = Number.NaN;

  /** `monitoring_info` (103): when the file begins, in UTC and in local time. */
  info(message: Message): void {
    this.#seconds = message.seconds;
    if (Number.isNaN(this.#begin)) this.#begin = message.seconds;
    const offset = message.value(0) - message.seconds;
    if (Math.abs(offset) <= OFFSET_SECONDS_MAX) this.#offset = offset;
  }

  take(message: Message, context: Context): void {
    const seconds = this.#timeOf(message);
    if (Number.isNaN(this.#begin)) this.#begin = seconds;
    const at = instantOf(seconds);
    const heartRate = message.value(FIELD.heartRate);
    if (heartRate === 0) context.out.skip('monitoring.heart_rate', 'nothing-measured', at);
    else context.take('monitoring.heart_rate', 'heart-rate', 'bpm', at, at, heartRate);
    this.#minutes('moderate_activity_minutes', 'moderate-activity-time', message.value(FIELD.moderateMinutes), at, context);
    this.#minutes('vigorous_activity_minutes', 'vigorous-activity-time', message.value(FIELD.vigorousMinutes), at, context);
    const packed = message.value(FIELD.typeAndIntensity);
    const stated = message.value(FIELD.activityType);
    const activity = Number.isNaN(stated) ? packed & 31 : stated;
    if (activity === ACTIVITY.walking || activity === ACTIVITY.running) {
      // Stored in half cycles, and a cycle is two steps.
      const cycles = message.value(FIELD.cycles);
      this.#count(
        'steps',
        'step-count',
        '{steps}',
        activity,
        Number.isNaN(cycles) ? message.value(FIELD.cycles16) : cycles,
        seconds,
        context,
      );
    }
    const distance = DISTANCES[activity];
    if (distance !== undefined) this.#count('distance', distance, 'm', activity, message.value(FIELD.distance, 100), seconds, context);
    this.#count('active_calories', 'active-energy', 'kcal', activity, message.value(FIELD.activeCalories), seconds, context);
  }

  /** Minutes of effort up to this message; none is not worth a reading. */
  #minutes(name: string, metric: string, minutes: number, at: number, context: Context): void {
    if (minutes === 0) context.out.skip(`monitoring.${name}`, 'no-change', at);
    else context.take(`monitoring.${name}`, metric, 'min', at - minutes * MINUTE_SECONDS * 1000, at, minutes);
  }

  /** A whole time stamp, or the last one with its low sixteen bits replaced. */
  #timeOf(message: Message): number {
    const low = message.value(FIELD.timestamp16);
    if (!Number.isNaN(message.seconds)) this.#seconds = message.seconds;
    else if (!Number.isNaN(low) && !Number.isNaN(this.#seconds)) this.#seconds += (((low - this.#seconds) % 65_536) + 65_536) % 65_536;
    else return Number.NaN;
    return this.#seconds;
  }

  #count(name: string, metric: string, unit: string, activity: number, count: number, seconds: number, context: Context): void {
    if (Number.isNaN(count)) return;
    const type = `monitoring.${name}`;
    const at = instantOf(seconds);
    // Without a time it cannot be told what came since when.
    if (Number.isNaN(seconds))
      return context.out.quarantine({ sourceType: type, metric, source: context.source, value: count, reason: 'date-unreadable' });
    const key = `${name} ${activity}`;
    // A counter stated at midnight is the last of the day that ends; without an offset only a falling counter tells of a new day.
    const midnight = Number.isNaN(this.#offset)
      ? -Infinity
      : Math.floor((seconds + this.#offset - 1) / DAY_SECONDS) * DAY_SECONDS - this.#offset;
    const before = this.#before(key, seconds, count, midnight);
    this.#counters.set(key, { seconds, count });
    if (before === undefined) return context.out.skip(type, 'counted-before-the-file', at);
    if (count === before.count) return context.out.skip(type, 'no-change', at);
    context.take(type, metric, unit, instantOf(before.seconds), at, count - before.count);
  }

  /** Where the counter stood before; undefined when an earlier file holds what it counted. */
  #before(key: string, seconds: number, count: number, midnight: number): Counter | undefined {
    const known = this.#counters.get(key);
    if (known !== undefined && known.seconds >= midnight && known.count <= count) return known;
    if (known !== undefined) return { seconds: Math.max(midnight, Math.min(known.seconds, seconds)), count: 0 };
    const isAtBegin = seconds - this.#begin <= MINUTE_SECONDS;
    const beganToday = this.#begin - midnight <= MINUTE_SECONDS;
    if (isAtBegin && !beganToday) return undefined;
    return { seconds: Math.max(midnight, Math.min(this.#begin, seconds)), count: 0 };
  }
}

const DISTANCES: Readonly<Record<number, string>> = {
  [ACTIVITY.walking]: 'distance-walking-running',
  [ACTIVITY.running]: 'distance-walking-running',
  [ACTIVITY.cycling]: 'distance-cycling',
  [ACTIVITY.swimming]: 'distance-swimming',
};
