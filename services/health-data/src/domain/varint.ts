/** Bytes that the longest number of 53 bits and a sign takes: 54 bits, seven a byte. */
export const VARINT_BYTES_MAX = 8;
const LOW_BITS = 128;
const INT31 = 0x7fffffff;
/** Numbers closer to zero than this take one or two bytes. */
const SMALL = 8192;

/** Writes numbers in as few bytes as they need: seven bits a byte, lowest first (as Protocol Buffers do). */
export class VarintWriter {
  bytes: Uint8Array;
  at = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for so many more bytes: the other methods do not look. */
  reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const grown = new Uint8Array(2 * (this.at + more));
    grown.set(this.bytes.subarray(0, this.at));
    this.bytes = grown;
  }

  byte(value: number): void {
    this.bytes[this.at++] = value;
  }

  /** A whole number from 0 to 2^54. */
  unsigned(value: number): void {
    let rest = value;
    // Above 31 bits the shift operators would lose bits; such numbers are rare.
    while (rest > INT31) {
      this.bytes[this.at++] = (rest % LOW_BITS) | LOW_BITS;
      rest = Math.floor(rest / LOW_BITS);
    }
    while (rest >= LOW_BITS) {
      this.bytes[this.at++] = (rest & 0x7f) | LOW_BITS;
      rest >>>= 7;
    }
    this.bytes[this.at++] = rest;
  }

  /** A whole number of either sign: 0, -1, 1, -2 … become 0, 1, 2, 3 …, so that small ones stay short. */
  signed(value: number): void {
    // Nearly all differences are small; whole-number arithmetic on them is several times faster.
    const small = value | 0;
    if (small === value && small >= -SMALL && small < SMALL) {
      const folded = (small << 1) ^ (small >> 31);
      if (folded < LOW_BITS) this.bytes[this.at++] = folded;
      else {
        this.bytes[this.at++] = (folded & 0x7f) | LOW_BITS;
        this.bytes[this.at++] = folded >>> 7;
      }
      return;
    }
    this.unsigned(value >= 0 ? value * 2 : value * -2 - 1);
  }

  /** What was written. */
  done(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }
}

/** Reads what `VarintWriter` wrote. */
export class VarintReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError('chunk ends too early');
    return byte;
  }

  unsigned(): number {
    let byte = this.byte();
    if (byte < LOW_BITS) return byte;
    let value = byte & 0x7f;
    for (let weight = LOW_BITS; byte >= LOW_BITS; weight *= LOW_BITS) {
      byte = this.byte();
      value += (byte & 0x7f) * weight;
      if (weight > Number.MAX_SAFE_INTEGER) throw new RangeError('number in chunk is too long');
    }
    return value;
  }

  signed(): number {
    const first = this.bytes[this.at];
    if (first !== undefined && first < LOW_BITS) {
      this.at++;
      return (first >>> 1) ^ -(first & 1);
    }
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** Passes over the next `count` bytes and tells where they began. */
  skip(count: number): number {
    const from = this.at;
    if (from + count > this.bytes.length) throw new RangeError('chunk ends too early');
    this.at += count;
    return from;
  }

  /** The next `count` bytes, not copied. */
  take(count: number): Uint8Array {
    const from = this.skip(count);
    return this.bytes.subarray(from, this.at);
  }
}
