/**
 * Remembers readings that stand both inside a correlation and alone, so that each is taken once, whichever comes first.
 *
 * Only types that Apple correlates (pressures, foods) are remembered, by a 53-bit hash: with a million readings the chance of one mix-up is
 * below one in ten thousand, and the cost of a mix-up is one reading.
 */
export class CorrelationMembers {
  readonly #alone = new Set<number>();
  readonly #inside = new Set<number>();
  readonly #numbers = new Float64Array(3);
  readonly #words = new Uint32Array(this.#numbers.buffer);

  /** Whether this reading, standing alone, was already taken as the member of a correlation. */
  isKnownAlone(stream: number, start: number, end: number, value: number): boolean {
    const hash = this.#hash(stream, start, end, value);
    if (this.#inside.delete(hash)) return true;
    this.#alone.add(hash);
    return false;
  }

  /** Whether this member of a correlation was already taken standing alone. */
  isKnownInside(stream: number, start: number, end: number, value: number): boolean {
    const hash = this.#hash(stream, start, end, value);
    if (this.#alone.has(hash)) return true;
    this.#inside.add(hash);
    return false;
  }

  // Two rounds of multiply and xor over the words (the mixing step of MurmurHash3), one for each half of the 53 bits.
  #hash(stream: number, start: number, end: number, value: number): number {
    this.#numbers[0] = start;
    this.#numbers[1] = end;
    this.#numbers[2] = value;
    let high = stream | 0;
    let low = ~stream;
    for (const word of this.#words) {
      high = Math.imul(high ^ word, 0x85ebca6b);
      high ^= high >>> 13;
      low = Math.imul(low ^ word, 0xc2b2ae35);
      low ^= low >>> 15;
    }
    return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
  }
}
