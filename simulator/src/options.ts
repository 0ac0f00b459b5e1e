import type { Writable } from 'node:stream';
import type { DtdVersion } from './apple/dtd.ts';
import type { Episode } from './episodes/episode.ts';

/** What to simulate and where to write it. */
export interface SimulateOptions {
  /** Same seed and options, same bytes. Any whole number; 1 when left out. */
  readonly seed?: number;
  /** Length: years of 365 days, or days. Two years when both are left out. */
  readonly years?: number;
  readonly days?: number;
  /** The moment of the export: nothing in it is later. */
  readonly end: Date;
  /** IANA zone of the person's home. */
  readonly timeZone: string;
  /** A path, or a stream that is ended when all is written. */
  readonly out: string | Writable;
  /** `zip` as the phone makes it, or only `xml`. `zip` when left out, unless the path ends with `.xml`. */
  readonly format?: 'zip' | 'xml';
  /** Size of export.xml in millions of bytes, reached within a few percent by more heart rate samples. */
  readonly megabytes?: number;
  /** `usual` tells the story of the demonstration, a list plants just that, an empty list nothing. */
  readonly episodes?: 'usual' | readonly Episode[];
  /** Adds a glucose sensor with a value every five minutes. */
  readonly cgm?: boolean;
  readonly glucoseUnit?: 'mg/dL' | 'mmol/L';
  /** A journey to another zone in exports of 200 days and more; true when left out. */
  readonly trip?: boolean;
  readonly locale?: string;
  readonly dtd?: DtdVersion;
  /** Level of compression, 1 to 9. */
  readonly level?: number;
  /** Forces the large format of zip, which is otherwise used from 4 GB on. */
  readonly zip64?: boolean;
}

/** Longest export: a watch since the first one was sold, and then some. */
const DAYS_MAX = 7300;

/** Number of days asked for. */
export function dayCount({ years, days }: SimulateOptions): number {
  const count = days ?? Math.round((years ?? 2) * 365);
  if (!Number.isInteger(count) || count < 1 || count > DAYS_MAX)
    throw new RangeError(`${days === undefined ? 'years' : 'days'}: must give 1 to ${DAYS_MAX} whole days, got ${count}`);
  return count;
}

/** Refuses options that no export can be made from; the message names the option. */
export function check(options: SimulateOptions): void {
  const { seed, end, megabytes, level } = options;
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw new RangeError(`seed: must be a whole number, got ${seed}`);
  if (Number.isNaN(end.getTime())) throw new RangeError('end: not a date');
  if (megabytes !== undefined && !(megabytes > 0 && megabytes <= 20_000))
    throw new RangeError(`megabytes: must be above 0 and at most 20000, got ${megabytes}`);
  if (level !== undefined && !(Number.isInteger(level) && level >= 1 && level <= 9))
    throw new RangeError(`level: must be 1 to 9, got ${level}`);
  if (options.years !== undefined && options.days !== undefined) throw new RangeError('days: give years or days, not both');
}
