import { metric as metricOf, type Metric } from '@aceso/contracts/vocabulary';
import type { Gathering } from './gathering.ts';
import { zoned, type Zone } from './local-time.ts';
import type { HealthRecord, ProfileFacts, Quarantined } from './records.ts';
import { SampleStream } from './sample-stream.ts';
import type { SourceRef } from './source.ts';
import { RunningTally } from './tally.ts';
import { conversionTo } from './unit.ts';

const DAY_MS = 86_400_000;
/** Streams held open; far above the types times sources of real exports. */
const STREAMS_MAX = 20_000;

/** Where a format puts what it finds. Everything is counted under the source's own names of types. */
export class Collector {
  /** The person's zone: for sources that write local times without one. */
  readonly zone: Zone;
  readonly #integration: string;
  readonly #gathering: Gathering;

  constructor(integration: string, gathering: Gathering, timeZone: string) {
    this.#integration = integration;
    this.#gathering = gathering;
    this.zone = zoned(timeZone);
  }

  /**
   * Opens the stream of a type; asking again with the same answers gives the same stream.
   *
   * @param type the source's own name, under which the report counts
   * @param metricId of the vocabulary
   * @param unit as the source writes it; `''` when the source leaves it out and writes in the metric's unit
   */
  stream(type: string, metricId: string, source: SourceRef, unit: string): SampleStream {
    return this.#open(type, metricId, source, unit, false);
  }

  /** The stream of what we work out ourselves, such as RMSSD from beats: stored, but not counted as read. */
  derived(type: string, metricId: string, source: SourceRef): SampleStream {
    return this.#open(type, metricId, source, knownMetric(metricId).unit, true);
  }

  /** Takes one reading, in the unit of the file. Times in milliseconds since the epoch; `end` equals `start` for an instant. */
  sample(stream: SampleStream, start: number, end: number, value: number, context = 0): void {
    const gathering = this.#gathering;
    if (!stream.isDerived) {
      gathering.seen++;
      stream.tally.see(start, end);
      stream.tally.add(value);
      if (gathering.exportedAt !== undefined && start > gathering.exportedAt + DAY_MS)
        gathering.problems.note('date-in-the-future', stream.type);
    }
    const verdict = Number.isNaN(start) || Number.isNaN(end) ? 'date-unreadable' : stream.push(start, end, value, context);
    if (verdict === 'taken') {
      stream.tally.delivered++;
      gathering.gathered++;
      if (end > start && stream.metric.kind === 'interval') gathering.finer.note(stream.metric.id, start, end);
    } else if (!stream.isDerived) {
      const isKnownUnit = verdict !== 'unit-unknown';
      gathering.quarantine({
        sourceType: stream.type,
        metric: stream.metric.id,
        source: stream.source,
        start,
        end,
        value: isKnownUnit ? stream.inUnit(value) : value,
        unit: isKnownUnit ? stream.metric.unit : stream.unit,
        reason: verdict,
      });
    }
  }

  /** Takes one record; `sum` adds to the tally of its type, in the unit of the file. */
  record(record: HealthRecord, sum?: number): void {
    this.#gathering.seen++;
    const tally = this.#gathering.tally(record.sourceType);
    tally.see(record.start, record.end);
    if (sum !== undefined) tally.add(sum);
    tally.delivered++;
    this.#keep(record);
  }

  /** Takes a record that belongs to a reading which was counted already. */
  attach(record: HealthRecord): void {
    this.#keep({ ...record, isAttached: true });
  }

  /**
   * Counts a reading that is left out on purpose: a marker for nothing measured, a duplicate, a type that says nothing of health.
   *
   * @param sum adds to the tally of its type, in the unit of the file
   */
  skip(type: string, reason: string, start = Number.NaN, end = start, sum?: number): void {
    this.#gathering.seen++;
    const tally = this.#gathering.tally(type);
    tally.see(start, end);
    if (sum !== undefined) tally.add(sum);
    tally.skipped++;
    this.#gathering.problems.note(reason, type);
  }

  /** Counts a reading that cannot be read, and keeps it aside for the person to see. */
  quarantine(quarantined: Quarantined): void {
    this.#gathering.seen++;
    this.#gathering.tally(quarantined.sourceType).see(quarantined.start ?? Number.NaN, quarantined.end ?? Number.NaN);
    this.#gathering.quarantine({ ...quarantined, ...(quarantined.source && { source: this.#ours(quarantined.source) }) });
  }

  /** Whether the upload has brought amounts of a metric, finer than a day, that begin within a day: then its total says nothing new. */
  hasFiner(metricId: string, start: number, end: number): boolean {
    return this.#gathering.finer.within(metricId, start, end);
  }

  /** Something the file did wrong. `example` says where and never holds a value or a name. */
  problem(reason: string, example?: string): void {
    this.#gathering.problems.note(reason, example);
  }

  /** When the file was made: what is dated a day later is flagged. */
  exportedAt(at: number): void {
    if (!Number.isNaN(at)) this.#gathering.exportedAt = at;
  }

  profile(facts: ProfileFacts): void {
    this.#gathering.profile = { ...this.#gathering.profile, ...facts };
  }

  /**
   * To be called, and awaited when it answers, after each row or other whole element: hands over when enough is gathered.
   *
   * Reading resumes behind the element that was last handed over, so the same file must always come in the same elements.
   */
  step(): Promise<void> | undefined {
    this.#gathering.steps++;
    return this.#gathering.isDue ? this.#gathering.deliver() : undefined;
  }

  #open(type: string, metricId: string, source: SourceRef, unit: string, isDerived: boolean): SampleStream {
    const key = [type, metricId, unit, isDerived ? 1 : 0, this.#integration, source.key].join('|');
    const { streams } = this.#gathering;
    const known = streams.get(key);
    if (known !== undefined) return known;
    if (streams.size >= STREAMS_MAX) throw new RangeError('an upload with more sources than any person has');
    const metric = knownMetric(metricId);
    const tally = isDerived ? new RunningTally() : this.#gathering.tally(type);
    const stream = new SampleStream(type, metric, this.#ours(source), unit, conversionTo(metric, unit), tally, isDerived);
    streams.set(key, stream);
    return stream;
  }

  /** Keys are unique within the person, and two sources may number their nights alike. */
  #keep(record: HealthRecord): void {
    this.#gathering.keep({ ...record, key: `${this.#integration}|${record.key}`, source: this.#ours(record.source) });
  }

  #ours(source: SourceRef): SourceRef {
    return source.integration === undefined ? { ...source, integration: this.#integration } : source;
  }
}

function knownMetric(id: string): Metric {
  const metric = metricOf(id);
  if (metric === undefined) throw new RangeError(`the vocabulary has no metric ${id}`);
  return metric;
}
