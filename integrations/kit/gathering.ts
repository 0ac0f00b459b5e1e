import type { Delivery, Position, ReadOptions, ReadReport, Sink } from './importer.ts';
import { ofIntegration } from './guest-delivery.ts';
import { FinerHours } from './finer.ts';
import { ProblemList } from './problems.ts';
import type { HealthRecord, ProfileFacts, Quarantined } from './records.ts';
import type { SampleStream } from './sample-stream.ts';
import { RunningTally } from './tally.ts';

/** Samples in one delivery: a transaction of a tenth of a second. */
const DELIVERY_SAMPLES = 65_536;
const DELIVERY_RECORDS = 2_048;
/** Quarantined readings kept one by one for each type; more are only counted. */
const QUARANTINE_KEPT_MAX = 1_000;

/** What an upload has brought so far: counts everything, and hands over in parts from which reading can go on. */
export class Gathering {
  readonly problems = new ProblemList();
  readonly finer = new FinerHours();
  readonly streams = new Map<string, SampleStream>();
  exportedAt: number | undefined;
  profile: ProfileFacts | undefined;
  seen = 0;
  /** Samples gathered since the last delivery. */
  gathered = 0;
  /** Files read to their end, and steps within the one after. */
  entry = 0;
  steps = 0;
  /** Bytes read, all files together, as whoever opens the files counts them. */
  bytesRead = 0;
  #records: HealthRecord[] = [];
  #quarantined: Quarantined[] = [];
  #inFlight: Promise<void> = Promise.resolve();
  readonly #tallies = new Map<string, RunningTally>();
  readonly #sink: Sink;
  readonly #resumeFrom: Position;
  readonly #signal: AbortSignal | undefined;
  readonly #deliverySamples: number;
  readonly #options: ReadOptions;

  constructor(sink: Sink, options: ReadOptions) {
    this.#sink = sink;
    this.#options = options;
    this.#resumeFrom = options.resumeFrom ?? { entry: 0, offset: 0 };
    this.#signal = options.signal;
    this.#deliverySamples = options.deliverySamples ?? DELIVERY_SAMPLES;
  }

  /** Enough is gathered, or this is the place to resume from: what came before it must not be handed over with what comes after. */
  get isDue(): boolean {
    const { entry, offset } = this.#resumeFrom;
    if (this.entry === entry && this.steps === offset) return true;
    return this.gathered >= this.#deliverySamples || this.#records.length + this.#quarantined.length >= DELIVERY_RECORDS;
  }

  tally(type: string): RunningTally {
    let tally = this.#tallies.get(type);
    if (tally === undefined) this.#tallies.set(type, (tally = new RunningTally()));
    return tally;
  }

  keep(record: HealthRecord): void {
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

  /** A file has been read to its end. */
  async endFile(): Promise<void> {
    this.entry++;
    this.steps = 0;
    if (this.isDue) await this.deliver();
  }

  /** Hands over what is gathered. One delivery may be on its way while the next is gathered; parts before the resumption are dropped. */
  async deliver(): Promise<void> {
    this.#signal?.throwIfAborted();
    const position = { entry: this.entry, offset: this.steps };
    const delivery: Delivery = {
      batches: [...this.streams.values()].flatMap((stream) => stream.drain() ?? []),
      records: this.#records,
      quarantined: this.#quarantined,
      position,
      bytesRead: this.bytesRead,
      seen: this.seen,
    };
    this.#records = [];
    this.#quarantined = [];
    this.gathered = 0;
    const { entry, offset } = this.#resumeFrom;
    if (position.entry < entry || (position.entry === entry && position.offset <= offset)) return;
    await this.#inFlight;
    this.#inFlight = this.#sink(delivery);
    // A failure is thrown by the next await; until then it must not count as unhandled.
    this.#inFlight.catch(() => undefined);
  }

  /** Lets a source that gathers for itself read the file at hand: its parts follow what is gathered here, in places of this upload. */
  async host(integration: string, read: (sink: Sink, options: ReadOptions) => Promise<ReadReport>): Promise<void> {
    if (this.gathered + this.#records.length + this.#quarantined.length > 0) await this.deliver();
    await this.#inFlight;
    const { entry, offset } = this.#resumeFrom;
    const [at, seenBefore] = [this.entry, this.seen];
    // Of a file that was read before nothing is handed over; in the one that was being read it goes on from its place.
    const resumeFrom = at < entry ? { entry: Infinity, offset: 0 } : { entry: 0, offset: at === entry ? offset : 0 };
    const sink: Sink = async (part) => {
      const position = { entry: at + part.position.entry, offset: part.position.offset };
      await this.#sink({ ...ofIntegration(part, integration), position, bytesRead: this.bytesRead, seen: seenBefore + part.seen });
    };
    const report = await read(sink, { ...this.#options, resumeFrom });
    for (const [type, tally] of Object.entries(report.types)) {
      this.tally(type).join(tally);
      this.seen += tally.read;
    }
    for (const { reason, example, count } of report.problems) this.problems.note(reason, example, count);
    this.profile ??= report.profile;
  }

  /** Waits until the last part is stored, and tells what was in the upload. */
  async finish(): Promise<ReadReport> {
    await this.#inFlight;
    return {
      bytesRead: this.bytesRead,
      types: Object.fromEntries([...this.#tallies].filter(([, tally]) => tally.read > 0).map(([type, tally]) => [type, tally.snapshot()])),
      problems: this.problems.snapshot(),
      ...(this.exportedAt !== undefined && { exportedAt: this.exportedAt }),
      ...(this.profile !== undefined && { profile: this.profile }),
    };
  }
}
