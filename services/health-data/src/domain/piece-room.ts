/** Bytes of a piece of text. */
export const PIECE_BYTES = 131_072;
/** Pieces that are kept for the next answer: a year of minutes takes forty. */
const KEPT = 48;

/**
 * Room for long texts, in pieces that are used again.
 *
 * Room that lies outside of the heap is expensive to make anew: every few megabytes of it let V8 look through the whole heap, which takes
 * longer than writing the numbers.
 */
export class PieceRoom {
  readonly #free: Uint8Array<ArrayBuffer>[] = [];

  /** A piece; what stands in it is left over from before. */
  take(): Uint8Array<ArrayBuffer> {
    return this.#free.pop() ?? new Uint8Array(PIECE_BYTES);
  }

  /** Gives pieces back, of which nothing is looked at any more. */
  give(pieces: readonly Uint8Array<ArrayBuffer>[]): void {
    for (const piece of pieces) if (this.#free.length < KEPT) this.#free.push(piece);
  }
}
