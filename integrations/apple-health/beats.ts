import { looseNumber } from './number.ts';
import { plainText } from './text.ts';
import type { Element } from './element.ts';

const HALF_DAY_MS = 43_200_000;
const DAY_MS = 86_400_000;
/** Intervals outside cannot be two neighbouring beats of a person (30 to 200 beats a minute). */
const INTERVAL_MS_MIN = 300;
const INTERVAL_MS_MAX = 2000;
/** How far the time between two entries may stray from the rate that the later one states before a beat must be missing. */
const RATE_TOLERANCE = 0.25;
/** Fewer differences than this make RMSSD a guess. */
const DIFFERENCES_MIN = 10;

/** Beats of one variability reading: milliseconds since the first, and the rate that stands at each. */
export interface Beats {
  readonly offsetMs: readonly number[];
  readonly beatsPerMinute: readonly number[];
}

/** Reads `InstantaneousBeatsPerMinute` entries. Only a time of day is written, so midnight may lie between two of them. */
export function beatsOf(list: Element): Beats {
  const run = new BeatRun();
  for (const { name, attributes } of list.children)
    if (name === 'InstantaneousBeatsPerMinute')
      run.add(timeOfDayMs(attributes.get('time') ?? ''), looseNumber(attributes.get('bpm') ?? ''));
  const { offsetMs, beatsPerMinute } = run;
  return { offsetMs, beatsPerMinute };
}

/** Beats that are told one after the other by their time of day. */
export class BeatRun implements Beats {
  readonly offsetMs: number[] = [];
  readonly beatsPerMinute: number[] = [];
  #first = Number.NaN;
  #last = 0;

  /** Adds a beat at a time of day in milliseconds, and the rate that stands at it; without one of them it is left out. */
  add(timeMs: number, rate: number): void {
    if (Number.isNaN(timeMs) || Number.isNaN(rate)) return;
    if (this.offsetMs.length === 0) this.#first = timeMs;
    const since = timeMs - this.#first;
    const offset = since < this.#last - HALF_DAY_MS ? since + DAY_MS : since;
    this.offsetMs.push(offset);
    this.beatsPerMinute.push(rate);
    this.#last = offset;
  }
}

/**
 * Root mean square of successive differences of the intervals between neighbouring beats, in ms.
 *
 * Task Force of the European Society of Cardiology, Circulation 1996;93:1043. Intervals come from the times (10 ms steps), not from the
 * rates (whole numbers, up to 16 ms off at rest). Where the watch lost a beat the chain is cut, so that no difference spans a gap.
 *
 * @returns undefined when fewer than ten differences remain
 */
export function rmssdMs({ offsetMs, beatsPerMinute }: Beats): number | undefined {
  let squares = 0;
  let differences = 0;
  let before: number | undefined;
  for (let i = 1; i < offsetMs.length; i++) {
    const interval = (offsetMs[i] ?? Number.NaN) - (offsetMs[i - 1] ?? Number.NaN);
    const stated = 60_000 / (beatsPerMinute[i] ?? Number.NaN);
    const isNeighbour =
      interval >= INTERVAL_MS_MIN && interval <= INTERVAL_MS_MAX && Math.abs(interval - stated) <= RATE_TOLERANCE * stated;
    if (isNeighbour && before !== undefined) {
      squares += (interval - before) ** 2;
      differences++;
    }
    before = isNeighbour ? interval : undefined;
  }
  return differences < DIFFERENCES_MIN ? undefined : Math.sqrt(squares / differences);
}

/** `7:47:41.86 AM`, `02:15:54,78`, `19.47.41,86`: milliseconds since midnight, NaN when it is no time. */
export function timeOfDayMs(text: string): number {
  const found = /^(\d{1,2})[:.](\d\d)[:.](\d\d)(?:[.,](\d{1,3}))? ?([ap])?\.?\s?m?\.?$/i.exec(plainText(text).trim());
  if (found === null) return Number.NaN;
  const [, hour, minute, second, fraction = '0', half] = found;
  const inDay = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return inDay * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1000 + Math.round(Number(`0.${fraction}`) * 1000);
}
