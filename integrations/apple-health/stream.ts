import type { Metric } from '@aceso/contracts/vocabulary';
import type { RunningTally, SampleBatch, SourceRef } from '../kit/index.ts';
import { conversion, convert, type Conversion } from './unit.ts';

const FIRST_CAPACITY = 256;

/** Why a reading was not taken, or `taken`. */
export type Verdict = 'taken' | 'implausible' | 'end-before-start' | 'unit-unknown';

/** Samples of one type, unit and source on their way into one batch. Converting and judging happen here, once a sample. */
export class SampleStream {
  readonly type: string;
  readonly metric: Metric;
  readonly source: SourceRef;
  readonly unit: string;
  readonly tally: RunningTally;
  /** Told apart in the set of correlation members. */
  readonly id: number;
  readonly isDerived: boolean;
  count = 0;
  /** Percentages were met that cannot be fractions: this source writes 98 where Apple writes 0.98. */
  isWholePercent = false;
  #start = new Float64Array(FIRST_CAPACITY);
  #end = new Float64Array(FIRST_CAPACITY);
  #value = new Float64Array(FIRST_CAPACITY);
  #context = new Uint8Array(FIRST_CAPACITY);
  /** As they were written; only where converting changes the number. */
  #original: Float64Array | undefined;
  #hasContext = false;
  readonly #conversion: Conversion | undefined;
  readonly #scale: number;
  readonly #isFraction: boolean;

  constructor(type: string, metric: Metric, source: SourceRef, unit: string, tally: RunningTally, id: number, isDerived = false) {
    this.type = type;
    this.metric = metric;
    this.source = source;
    this.unit = unit;
    this.tally = tally;
    this.id = id;
    this.isDerived = isDerived;
    this.#conversion = conversion(unit, metric.unit);
    this.#scale = 10 ** metric.decimals;
    // HealthKit's percent is a fraction from 0 to 1.
    this.#isFraction = metric.unit === '%' && unit.trim() === '%';
    if (isChanging(this.#conversion)) this.#original = new Float64Array(FIRST_CAPACITY);
  }

  /** Takes one reading in the file's unit, or says why not. */
  push(start: number, end: number, raw: number, context: number): Verdict {
    if (this.#conversion === undefined) return 'unit-unknown';
    if (end < start) return 'end-before-start';
    const value = this.inUnit(raw);
    if (!(value >= this.metric.plausible.minimum && value <= this.metric.plausible.maximum)) return 'implausible';
    const at = this.count++;
    if (at === this.#value.length) this.#grow();
    this.#start[at] = start;
    this.#end[at] = end;
    this.#value[at] = value;
    this.#context[at] = context;
    if (this.#original !== undefined) this.#original[at] = raw;
    if (context !== 0) this.#hasContext = true;
    return 'taken';
  }

  /** A value of the file in the unit of the metric. */
  inUnit(raw: number): number {
    if (this.#conversion === undefined) return Number.NaN;
    if (!this.#isFraction) return convert(raw, this.#conversion, this.#scale);
    if (raw > 1) this.isWholePercent = true;
    return convert(this.isWholePercent ? raw : raw * 100, this.#conversion, this.#scale);
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
    if (original !== undefined) this.#original?.set(original);
  }

  #allocate(capacity: number): void {
    this.#start = new Float64Array(capacity);
    this.#end = new Float64Array(capacity);
    this.#value = new Float64Array(capacity);
    this.#context = new Uint8Array(capacity);
    if (this.#original !== undefined) this.#original = new Float64Array(capacity);
  }
}

/** Whether a conversion makes another number of a value: `Cal` is only another name of `kcal`. */
const isChanging = (conversion: Conversion | undefined): boolean =>
  conversion !== undefined && (conversion.multiply !== conversion.divide || conversion.add !== 0);
