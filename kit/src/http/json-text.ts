/**
 * An answer that is JSON already: long columns of numbers are written several times faster by an operation that knows them than by
 * `JSON.stringify`. For operations that read; a service in the same process gets it as the object that it says.
 */
export class JsonText {
  readonly pieces: readonly Uint8Array[];

  /** @param pieces one after the other the text in UTF-8; sent as they are, without being put together */
  constructor(pieces: readonly Uint8Array[]) {
    this.pieces = pieces;
  }

  /** How long it is. */
  get bytes(): number {
    return this.pieces.reduce((sum, { length }) => sum + length, 0);
  }

  /** What it says. */
  read(): unknown {
    return JSON.parse(Buffer.concat(this.pieces).toString('utf8'));
  }
}
