import {
  ProblemList,
  RunningTally,
  type Delivery,
  type HealthRecord,
  type Position,
  type ProfileFacts,
  type Quarantined,
  type ReadOptions,
  type ReadReport,
  type Sink,
} from '../kit/index.ts';
import { metricOf } from './mapping.ts';
import { CorrelationMembers } from './members.ts';
import { Sources } from './source.ts';
import { SampleStream } from './stream.ts';

/** Samples in one delivery: about 28 MB of XML, and a transaction of a tenth of a second. */
const DELIVERY_SAMPLES = 65_536;
const DELIVERY_RECORDS = 4_096;
/** Quarantined readings kept one by one for each type; more are only counted. */
const QUARANTINE_KEPT_MAX = 1_000;
/** Streams held open; far above the types times sources of real exports. */
const STREAMS_MAX = 20_000;
const DAY_MS = 86_400_000;

/** Gathers what the scanner finds, counts it, and hands it over in parts. */
export class Collector {
  readonly problems = new ProblemList();
  readonly members = new CorrelationMembers();
  readonly sources = new Sources();
  exportedAt: number | undefined;
  profile: ProfileFacts | undefined;
  seen = 0;
  /** Bytes of the files that were read to the end. */
  bytesBefore = 0;
  #gathered = 0;
  #records: HealthRecord[] = [];
  #quarantined: Quarantined[] = [];
  #inFlight: Promise<void> = Promise.resolve();
  readonly #streams = new Map<string, SampleStream>();
  readonly #tallies = new Map<string, RunningTally>();
  readonly #sink: Sink;
  readonly #resumeFrom: Position;
  readonly #signal: AbortSignal | undefined;
  readonly #deliverySamples: number;

  constructor(sink: Sink, options: ReadOptions) {
    this.#sink = sink;
    this.#resumeFrom = options.resumeFrom ?? { entry: 0, offset: 0 };
    this.#signal = options.signal;
    this.#deliverySamples = options.deliverySamples ?? DELIVERY_SAMPLES;
  }

  /** Enough is gathered: time to hand over. */
  get isDue(): boolean {
    return this.#gathered >= this.#deliverySamples || this.#records.length >= DELIVERY_RECORDS;
  }

  tally(type: string): RunningTally {
    let tally = this.#tallies.get(type);
    if (tally === undefined) this.#tallies.set(type, (tally = new RunningTally()));
    return tally;
  }

  /** The stream for a type that the vocabulary knows; undefined for other types. */
  stream(type: string, sourceName: string, device: string | undefined, unit: string, isManual: boolean): SampleStream | undefined {
    const metric = metricOf(type);
    return metric && this.#open(`${type}|${unit}|${isManual ? 1 : 0}|${sourceName}`, type, metric, sourceName, device, unit, isManual);
  }

  /** The stream of a quantity that we derive ourselves, such as RMSSD from beats; its type is not counted in the report. */
  derivedStream(beside: SampleStream, metric: SampleStream['metric'], unit: string): SampleStream {
    const key = `derived|${metric.id}|${beside.source.key}`;
    let stream = this.#streams.get(key);
    if (stream === undefined) {
      stream = new SampleStream(beside.type, metric, beside.source, unit, new RunningTally(), this.#streams.size, true);
      this.#streams.set(key, stream);
    }
    return stream;
  }

  /** One reading that stands alone, in the file's unit. This is the hot path: a call a sample. */
  sample(stream: SampleStream, start: number, end: number, raw: number, context: number): void {
    const { category } = stream.metric;
    if ((category === 'blood-pressure' || category === 'nutrition') && this.members.isKnownAlone(stream.id, start, end, raw)) return;
    this.take(stream, start, end, raw, context);
  }

  /** Counts and takes one reading. */
  take(stream: SampleStream, start: number, end: number, raw: number, context: number): void {
    this.seen++;
    const { tally } = stream;
    tally.see(start, end);
    tally.add(raw);
    if (this.exportedAt !== undefined && start > this.exportedAt + DAY_MS) this.problems.note('date-in-the-future', stream.type);
    const verdict = stream.push(start, end, raw, context);
    if (verdict === 'taken') {
      tally.delivered++;
      this.#gathered++;
      return;
    }
    const isKnownUnit = verdict !== 'unit-unknown';
    const value = isKnownUnit ? stream.inUnit(raw) : raw;
    const unit = isKnownUnit ? stream.metric.unit : stream.unit;
    this.quarantine({ sourceType: stream.type, metric: stream.metric.id, source: stream.source, start, end, value, unit, reason: verdict });
  }

  /** One derived reading: judged like any other, but not counted as read. */
  derived(stream: SampleStream, start: number, end: number, value: number): void {
    if (stream.push(start, end, value, 0) === 'taken') this.#gathered++;
  }

  /** One record; it is counted under its type. */
  record(record: HealthRecord, sum?: number): void {
    this.seen++;
    const tally = this.tally(record.sourceType);
    tally.see(record.start, record.end);
    if (sum !== undefined) tally.add(sum);
    tally.delivered++;
    this.#records.push(record);
  }

  /** A record that belongs to a reading which was counted already. */
  attach(record: HealthRecord): void {
    this.#records.push(record);
  }

  /** Keeps a reading aside; the caller has counted it as read. */
  quarantine(quarantined: Quarantined): void {
    const tally = this.tally(quarantined.sourceType);
    tally.quarantined++;
    this.problems.note(quarantined.reason, quarantined.sourceType);
    if (tally.quarantined <= QUARANTINE_KEPT_MAX) this.#quarantined.push(quarantined);
    else this.problems.note('quarantine-only-counted', quarantined.sourceType);
  }

  /** Hands over what is gathered. One delivery may be on its way while the next is gathered; parts before the resumption are dropped. */
  async deliver(position: Position): Promise<void> {
    this.#signal?.throwIfAborted();
    const batches = [...this.#streams.values()].flatMap((stream) => stream.drain() ?? []);
    const delivery: Delivery = {
      batches,
      records: this.#records,
      quarantined: this.#quarantined,
      position,
      bytesRead: this.bytesBefore + position.offset,
      seen: this.seen,
      ...(this.exportedAt !== undefined && { exportedAt: this.exportedAt }),
    };
    this.#records = [];
    this.#quarantined = [];
    this.#gathered = 0;
    if (this.#streams.size > STREAMS_MAX) this.#forgetStreams();
    const { entry, offset } = this.#resumeFrom;
    if (position.entry < entry || (position.entry === entry && position.offset <= offset)) return;
    await this.#inFlight;
    this.#inFlight = this.#sink(delivery);
    // A failure is thrown by the next await; until then it must not count as unhandled.
    this.#inFlight.catch(() => undefined);
  }

  /** Waits until the last part is stored, and tells what was in the file. */
  async finish(): Promise<ReadReport> {
    await this.#inFlight;
    for (const stream of this.#streams.values()) if (stream.isWholePercent) this.problems.note('percent-not-fraction', stream.type);
    return {
      bytesRead: this.bytesBefore,
      // A type may have been announced by the head of a record that then proved unreadable.
      types: Object.fromEntries([...this.#tallies].filter(([, tally]) => tally.read > 0).map(([type, tally]) => [type, tally.snapshot()])),
      problems: this.problems.snapshot(),
      ...(this.exportedAt !== undefined && { exportedAt: this.exportedAt }),
      ...(this.profile !== undefined && { profile: this.profile }),
    };
  }

  #open(
    key: string,
    type: string,
    metric: SampleStream['metric'],
    sourceName: string,
    device: string | undefined,
    unit: string,
    isManual: boolean,
  ): SampleStream {
    let stream = this.#streams.get(key);
    if (stream === undefined) {
      stream = new SampleStream(type, metric, this.sources.of(sourceName, device, isManual), unit, this.tally(type), this.#streams.size);
      this.#streams.set(key, stream);
    }
    return stream;
  }

  #forgetStreams(): void {
    this.#streams.clear();
    this.problems.note('too-many-sources');
  }
}
