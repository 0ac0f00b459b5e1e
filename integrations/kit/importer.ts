import type { OneFile } from './one-file.ts';
import type { Problem } from './problems.ts';
import type { HealthRecord, ProfileFacts, Quarantined } from './records.ts';
import type { SampleBatch } from './samples.ts';
import type { Tally } from './tally.ts';

/** A place in a file from which reading can go on: plain numbers, to be stored as they are. */
export interface Position {
  /** Files of the archive that were read to the end. */
  readonly entry: number;
  /** Bytes of the current file, uncompressed, up to the end of the last whole element. */
  readonly offset: number;
}

/**
 * What one part of a file brought, to be stored in one transaction together with `position`.
 *
 * If the program dies, reading resumes from the last stored position: nothing is lost, nothing comes twice.
 */
export interface Delivery {
  readonly batches: readonly SampleBatch[];
  readonly records: readonly HealthRecord[];
  readonly quarantined: readonly Quarantined[];
  readonly position: Position;
  /** Uncompressed bytes read so far, all files together. */
  readonly bytesRead: number;
  /** Readings seen so far, all types together. */
  readonly seen: number;
  /** When the file was made, once it has told: an older file does not replace what a newer one has brought. Milliseconds since the epoch. */
  readonly exportedAt?: number;
}

/** Stores a delivery; the importer waits for it before it hands over the next. */
export type Sink = (delivery: Delivery) => Promise<void>;

export interface ReadOptions {
  readonly resumeFrom?: Position;
  readonly signal?: AbortSignal;
  /** Samples gathered before they are handed over. */
  readonly deliverySamples?: number;
  /** The person's own zone (IANA), for sources that write local times without one; UTC when left out. */
  readonly timeZone?: string;
  /** Name of the upload: for a file that stands alone and is of a form whose name tells what its values are. */
  readonly name?: string;
}

/** What was in the file: complete even when reading was resumed. */
export interface ReadReport {
  readonly bytesRead: number;
  readonly types: Readonly<Record<string, Tally>>;
  readonly problems: readonly Problem[];
  readonly exportedAt?: number;
  readonly profile?: ProfileFacts;
  /** What the files proved to be, when the importer reads several forms. */
  readonly source?: { readonly id: string; readonly name: string };
}

/** `maybe`: nothing better may be found. */
export type Recognition = 'yes' | 'maybe' | 'no';

/** What can be seen of an upload without reading it: its first bytes and, of an archive, names and first bytes of its files. */
export interface Glimpse {
  /** 64 KiB, or all of a smaller file. */
  readonly head: Buffer;
  /** Empty when the upload is no archive. `head` is empty where the archive did not let it be seen. */
  readonly entries: readonly { readonly path: string; readonly head: Buffer }[];
  /** Name of the upload. */
  readonly name?: string;
}

/** Reads some bytes of a file from a place on. */
export type Peek = (from: number, length: number) => Promise<Uint8Array>;

/** Reads the files of one source. Memory stays bounded whatever the size of the file. */
export interface Importer {
  /** Folder name of the integration. */
  readonly id: string;
  readonly name: string;
  /** Judges by content; by the name of the upload only where values without any name are all that the content has. */
  recognise(glimpse: Glimpse): Recognition;
  /**
   * Bytes that reading will go through, for a bar that moves; undefined when the file does not tell.
   *
   * @param peek reads some bytes of the file; fewer at its end
   */
  plainBytes(peek: Peek, fileBytes: number): Promise<number | undefined>;
  read(input: AsyncIterable<Uint8Array>, sink: Sink, options?: ReadOptions): Promise<ReadReport>;
  /** Files of the source that lie among those of others, or are packed in another way than the source packs them. */
  readonly amongOthers?: ReadsAmongOthers;
}

/** Reads single files of a source that is else read as a whole. */
export interface ReadsAmongOthers {
  recognise(head: Buffer, path: string): boolean;
  /** Positions are of this file alone: `entry` is 0 until its end, then 1. */
  read(file: OneFile, sink: Sink, options: ReadOptions): Promise<ReadReport>;
}
