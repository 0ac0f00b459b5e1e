/** A file as a format reads it: alone, or one of an archive. */
export interface OneFile {
  /** Path inside the archive; the name of the upload is no part of it, so it is empty for a file that stands alone. */
  readonly path: string;
  /** The first 64 KiB, or all of a smaller file. */
  readonly head: Buffer;
  /** The whole content, head included, to be read once. */
  readonly content: AsyncIterable<Buffer>;
}
