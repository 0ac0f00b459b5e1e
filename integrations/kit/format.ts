import type { OneFile } from './one-file.ts';
import type { Collector } from './collector.ts';

/** The reading of one upload: what several files say together is kept here, bounded. */
export interface Reading {
  /** Reads one file to its end. What cannot be read goes to quarantine or becomes a problem; only a broken input throws. */
  file(file: OneFile): Promise<void>;
  /** Called once after the last file. */
  end?(): Promise<void>;
}

/** A form in which health data comes as files, such as the CSV of Dexcom Clarity. One integration exports one. */
export interface FileFormat {
  /** Folder name of the integration. */
  readonly id: string;
  readonly name: string;
  /**
   * Whether a file is of this form: by its first 64 KiB. The path of a file in an archive counts as content, since vendors write the type
   * of what is inside there; it is empty for a file that stands alone, which must be recognised without.
   */
  recognise(head: Buffer, path: string): boolean;
  begin(out: Collector): Reading;
}

/** A format whose files know nothing of each other. */
export const eachAlone =
  (read: (file: OneFile, out: Collector) => Promise<void>): FileFormat['begin'] =>
  (out) => ({ file: (file) => read(file, out) });
