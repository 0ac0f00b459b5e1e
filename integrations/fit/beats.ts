import { rmssdOf } from '../kit/index.ts';
import type { Context, MessageReader } from './context.ts';
import { instantOf, type Message } from './decode/message.ts';

/** Beats are gathered in stretches of five minutes, the length that variability is compared over (Task Force 1996). */
const STRETCH_MS = 300_000;
/** Beats whose sum runs this far from the clock of the file have a gap before them. */
const DRIFT_MS_MAX = 5_000;
const BEAT_MS_MAX = 5_000;

/** Intervals between beats from one type of message, in the order of time. */
class Beats {
  readonly #type: string;
  #at = Number.NaN;
  #intervals: number[] = [];
  #start = Number.NaN;

  constructor(type: string) {
    this.#type = type;
  }

  /** Takes one interval; the beat that ends it lies at about `clock`. */
  add(interval: number, clock: number, context: Context): void {
    const next = this.#at + interval;
    const isRow = interval > 0 && interval <= BEAT_MS_MAX && Math.abs(next - clock) <= DRIFT_MS_MAX;
    if (!isRow) {
      this.flush(context);
      this.#at = clock;
    } else {
      if (this.#intervals.length === 0) this.#start = this.#at;
      this.#at = next;
      this.#intervals.push(interval);
    }
    context.take(this.#type, 'rr-interval', 'ms', Math.round(this.#at), Math.round(this.#at), interval);
    if (this.#at - this.#start >= STRETCH_MS) this.flush(context);
  }

  /** Gives away a stretch: its beats, and the variability at rest. */
  flush(context: Context): void {
    const intervals = this.#intervals;
    this.#intervals = [];
    if (intervals.length === 0) return;
    const [start, end] = [Math.round(this.#start), Math.round(this.#at)];
    let offset = 0;
    context.out.attach({
      kind: 'beats',
      key: [this.#type, context.source.key, start].join('|'),
      sourceType: this.#type,
      source: context.source,
      start,
      end,
      offsetMs: intervals.map((interval) => (offset += interval)),
      beatsPerMinute: intervals.map((interval) => Math.round(60_000_000 / interval) / 1000),
    });
    const rmssd = isAtRest(start, end, context) ? rmssdOf(intervals) : undefined;
    if (rmssd !== undefined)
      context.out.sample(context.out.derived(this.#type, 'heart-rate-variability-rmssd', context.source), start, end, rmssd);
  }
}

/** Kinds of sessions in which somebody sits or lies still. */
const STILL: ReadonlySet<string> = new Set(['mind-and-body', 'other']);

/** Variability during sport is another quantity than at rest, so it is not put into the same series. */
const isAtRest = (start: number, end: number, { survey }: Context): boolean =>
  survey.sessions.length === 0
    ? STILL.has(survey.sport)
    : survey.sessions.every((session) => STILL.has(session.type) || session.end < start || session.start > end);

/** Reads `hrv` messages (78): intervals without times, which lie behind the record before them. */
export class IntervalReader implements MessageReader {
  readonly #beats = new Beats('hrv.time');
  #clock = Number.NaN;

  /** The time of the last message that had one. */
  see(instant: number): void {
    if (!Number.isNaN(instant)) this.#clock = instant;
  }

  take(message: Message, context: Context): void {
    for (const interval of message.values(0)) if (!Number.isNaN(interval)) this.#beats.add(interval, (this.#clock += interval), context);
  }

  end(context: Context): void {
    this.#beats.flush(context);
  }
}

/** Reads `beat_intervals` (290) and `raw_bbi` (372): intervals of a whole night or day, with a time in milliseconds. */
export class TimedIntervalReader implements MessageReader {
  readonly #beats: Beats;
  readonly #type: string;
  readonly #unpack: (raw: number) => { readonly interval: number; readonly isGap: boolean };

  constructor(type: string, unpack: (raw: number) => { readonly interval: number; readonly isGap: boolean }) {
    this.#type = type;
    this.#beats = new Beats(type);
    this.#unpack = unpack;
  }

  take(message: Message, context: Context): void {
    const part = message.value(0);
    let at = instantOf(message.seconds) + (Number.isNaN(part) ? 0 : part);
    for (const raw of message.values(1)) {
      if (Number.isNaN(raw) || raw === 0) continue;
      const { interval, isGap } = this.#unpack(raw);
      at += interval;
      if (isGap) context.out.skip(this.#type, 'beat-missing', at);
      else this.#beats.add(interval, at, context);
    }
  }

  end(context: Context): void {
    this.#beats.flush(context);
  }
}

/** `raw_bbi.data`: fourteen bits of time, one of quality, one that tells a gap. */
export const rawInterval = (raw: number): { readonly interval: number; readonly isGap: boolean } => ({
  interval: raw & 0x3fff,
  isGap: raw >> 15 === 1,
});
export const plainInterval = (raw: number): { readonly interval: number; readonly isGap: boolean } => ({ interval: raw, isGap: false });
