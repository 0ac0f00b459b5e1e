import { giveBack } from '../kit/index.ts';

const FIRST_BYTES = 1024 * 1024;
/** Largest element that is held in memory; a workout with inline points of a long day has about 5 MB. */
export const WINDOW_BYTES_MAX = 32 * 1024 * 1024;

/** A stretch of a stream that slides forward: everything between `at` and `end` of `bytes` is there to be read. */
export class ByteWindow {
  bytes: Buffer = Buffer.allocUnsafe(FIRST_BYTES);
  at = 0;
  end = 0;
  /** Place in the stream of `bytes[0]`. */
  base = 0;
  isLast = false;
  readonly #input: AsyncIterator<Uint8Array>;

  constructor(input: AsyncIterable<Uint8Array>) {
    this.#input = input[Symbol.asyncIterator]();
  }

  /** Place in the stream up to which everything was read. */
  get offset(): number {
    return this.base + this.at;
  }

  get isFull(): boolean {
    return this.end - this.at >= WINDOW_BYTES_MAX;
  }

  /** Adds the next piece; what lies before `at` is forgotten. Only the unread rest is moved. */
  async fill(): Promise<void> {
    const next = await this.#input.next();
    if (next.done === true) {
      this.isLast = true;
      return;
    }
    const piece = next.value;
    const kept = this.end - this.at;
    if (this.end + piece.length > this.bytes.length) {
      const target = kept + piece.length > this.bytes.length ? Buffer.allocUnsafe(2 * (kept + piece.length)) : this.bytes;
      this.bytes.copy(target, 0, this.at, this.end);
      this.bytes = target;
      this.base += this.at;
      this.at = 0;
      this.end = kept;
    }
    this.bytes.set(piece, this.end);
    this.end += piece.length;
    giveBack(piece);
  }
}
