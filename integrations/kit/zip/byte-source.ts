/** Pulls bytes from an input piece by piece, with the power to look ahead and to give bytes back. */
export class ByteSource {
  readonly #input: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #isDrained = false;

  constructor(input: AsyncIterable<Uint8Array>) {
    this.#input = input[Symbol.asyncIterator]();
  }

  /** The next `count` bytes without taking them; fewer only at the end of the input. */
  async peek(count: number): Promise<Buffer> {
    while (this.#held.length < count && !this.#isDrained) {
      const more = await this.#pull();
      this.#held = this.#held.length === 0 ? more : Buffer.concat([this.#held, more]);
    }
    return this.#held.subarray(0, count);
  }

  /** Takes `count` bytes; fewer only at the end of the input. */
  async take(count: number): Promise<Buffer> {
    const taken = await this.peek(count);
    this.#held = this.#held.subarray(taken.length);
    return taken;
  }

  /** Takes whatever is at hand, at most `limit` bytes; empty at the end of the input. */
  async some(limit = Infinity): Promise<Buffer> {
    while (this.#held.length === 0 && !this.#isDrained) this.#held = await this.#pull();
    const taken = this.#held.subarray(0, Math.min(limit, this.#held.length));
    this.#held = this.#held.subarray(taken.length);
    return taken;
  }

  /** Gives back bytes that were taken last. */
  giveBack(bytes: Buffer): void {
    if (bytes.length > 0) this.#held = this.#held.length === 0 ? bytes : Buffer.concat([bytes, this.#held]);
  }

  /** Tells the input that no more is wanted. */
  async close(): Promise<void> {
    this.#isDrained = true;
    await this.#input.return?.();
  }

  async #pull(): Promise<Buffer> {
    const next = await this.#input.next();
    if (next.done === true) {
      this.#isDrained = true;
      return Buffer.alloc(0);
    }
    return Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
  }
}
