import type { Metric } from '@aceso/contracts/vocabulary';
import type { SampleBatch } from './samples.ts';
import type { SourceRef } from './source.ts';
import type { RunningTally } from './tally.ts';

const FIRST_CAPACITY = 256;

/** Why a reading was not taken, or `taken`. */
export type Verdict = 'taken' | 'implausible' | 'end-before-start' | 'unit-unknown';

/** How a value comes from the file's unit into the metric's; undefined when the two do not go together. */
export type Convert = ((value: number) => number) | undefined;

/** Samples of one type, unit and source on their way into one batch. Converting and judging happen here, once a sample. */
export class SampleStream {
  readonly type: string;
  readonly metric: Metric;
  readonly source: SourceRef;
  readonly unit: string;
  readonly tally: RunningTally;
  readonly isDerived: boolean;
  count = 0;
  #start = new Float64Array(FIRST_CAPACITY);
  #end = new Float64Array(FIRST_CAPACITY);
  #value = new Float64Array(FIRST_CAPACITY);
  #context = new Uint8Array(FIRST_CAPACITY);
  /** As they were written; from the first value on that converting changes. */
  #original: Float64Array | undefined;
  #hasContext = false;
  readonly #convert: Convert;
  readonly #scale: number;

  constructor(type: string, metric: Metric, source: SourceRef, unit: string, convert: Convert, tally: RunningTally, isDerived: boolean) {
    this.type = type;
    this.metric = metric;
    this.source = source;
    this.unit = unit;
    this.tally = tally;
    this.isDerived = isDerived;
    this.#convert = convert;
    this.#scale = 10 ** metric.decimals;
  }

  /** Takes one reading in the file's unit, or says why not. */
  push(start: number, end: number, raw: number, context: number): Verdict {
    if (this.#convert === undefined) return 'unit-unknown';
    if (end < start) return 'end-before-start';
    const value = this.inUnit(raw);
    if (!(value >= this.metric.plausible.minimum && value <= this.metric.plausible.maximum)) return 'implausible';
    const at = this.count++;
    if (at === this.#value.length) this.#grow();
    this.#start[at] = start;
    this.#end[at] = end;
    this.#value[at] = value;
    this.#context[at] = context;
    this.#noteOriginal(at, raw, value);
    if (context !== 0) this.#hasContext = true;
    return 'taken';
  }

  /** A value of the file in the metric's unit, rounded to what the metric keeps so that no noise of a conversion is stored. */
  inUnit(raw: number): number {
    return this.#convert === undefined ? Number.NaN : Math.round(this.#convert(raw) * this.#scale) / this.#scale;
  }

  /** Keeps what was written once converting has made another number of a value, beyond rounding to what the metric keeps. */
  #noteOriginal(at: number, raw: number, value: number): void {
    if (this.#original === undefined) {
      if (Math.abs(raw - value) * this.#scale <= 1) return;
      this.#original = new Float64Array(this.#value.length);
      // Those before were the same in both units, such as 0.
      this.#original.set(this.#value.subarray(0, at));
    }
    this.#original[at] = raw;
  }

  /** Hands the samples over and starts anew; undefined when there are none. The receiver owns the columns. */
  drain(): SampleBatch | undefined {
    const count = this.count;
    if (count === 0) return undefined;
    const batch = {
      metric: this.metric.id,
      sourceType: this.type,
      source: this.source,
      sourceUnit: this.unit,
      count,
      start: this.#start.subarray(0, count),
      end: this.#end.subarray(0, count),
      value: this.#value.subarray(0, count),
      ...(this.#original && { original: this.#original.subarray(0, count) }),
      ...(this.#hasContext && { context: this.#context.subarray(0, count) }),
      ...(this.isDerived && { isDerived: true as const }),
    };
    this.count = 0;
    this.#hasContext = false;
    this.#allocate(FIRST_CAPACITY);
    return batch;
  }

  #grow(): void {
    const [start, end, value, context, original] = [this.#start, this.#end, this.#value, this.#context, this.#original];
    this.#allocate(value.length * 2);
    this.#start.set(start);
    this.#end.set(end);
    this.#value.set(value);
    this.#context.set(context);
    if (original !== undefined) (this.#original = new Float64Array(this.#value.length)).set(original);
  }

  #allocate(capacity: number): void {
    this.#start = new Float64Array(capacity);
    this.#end = new Float64Array(capacity);
    this.#value = new Float64Array(capacity);
    this.#context = new Uint8Array(capacity);
    this.#original = undefined;
  }
}
