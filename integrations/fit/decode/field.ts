/** How a number of a FIT field is stored, by the low five bits of its type. */
interface Kind {
  readonly bytes: number;
  /** NaN when the bytes say that nothing was measured. */
  readonly read: (bytes: Buffer, at: number, isBig: boolean) => number;
}

const unless = (invalid: number, value: number): number => (value === invalid ? Number.NaN : value);
const u8 =
  (invalid: number): Kind['read'] =>
  (bytes, at) =>
    unless(invalid, bytes[at] ?? invalid);
const u16 =
  (invalid: number): Kind['read'] =>
  (bytes, at, isBig) =>
    unless(invalid, isBig ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at));
const u32 =
  (invalid: number): Kind['read'] =>
  (bytes, at, isBig) =>
    unless(invalid, isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
const u64 =
  (invalid: bigint): Kind['read'] =>
  (bytes, at, isBig) => {
    const value = isBig ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at);
    return value === invalid ? Number.NaN : Number(value);
  };

/** A text is no number. */
export const TEXT = 7;
/** Bytes without a meaning of their own: invalid only when all of them are. */
export const BYTES = 13;

const KINDS: readonly (Kind | undefined)[] = [
  { bytes: 1, read: u8(0xff) }, // enum
  { bytes: 1, read: (bytes, at) => unless(0x7f, bytes.readInt8(at)) },
  { bytes: 1, read: u8(0xff) },
  { bytes: 2, read: (bytes, at, isBig) => unless(0x7fff, isBig ? bytes.readInt16BE(at) : bytes.readInt16LE(at)) },
  { bytes: 2, read: u16(0xffff) },
  { bytes: 4, read: (bytes, at, isBig) => unless(0x7fffffff, isBig ? bytes.readInt32BE(at) : bytes.readInt32LE(at)) },
  { bytes: 4, read: u32(0xffffffff) },
  undefined, // text
  { bytes: 4, read: (bytes, at, isBig) => (isBig ? bytes.readFloatBE(at) : bytes.readFloatLE(at)) }, // invalid is a NaN
  { bytes: 8, read: (bytes, at, isBig) => (isBig ? bytes.readDoubleBE(at) : bytes.readDoubleLE(at)) },
  { bytes: 1, read: u8(0) }, // the four that end in z: zero says nothing
  { bytes: 2, read: u16(0) },
  { bytes: 4, read: u32(0) },
  { bytes: 1, read: (bytes, at) => bytes[at] ?? Number.NaN }, // bytes
  {
    bytes: 8,
    read: (bytes, at, isBig) => {
      const value = isBig ? bytes.readBigInt64BE(at) : bytes.readBigInt64LE(at);
      return value === 0x7fffffffffffffffn ? Number.NaN : Number(value);
    },
  },
  { bytes: 8, read: u64(0xffffffffffffffffn) },
  { bytes: 8, read: u64(0n) },
];

/** Where a field stands in a message, and how it is read. */
export class Field {
  readonly at: number;
  readonly size: number;
  readonly type: number;
  /** A field of an app on the device that stands for one of the profile brings its own scale. */
  readonly own: { readonly scale: number; readonly offset: number } | undefined;
  readonly count: number;
  readonly #isBig: boolean;
  readonly #kind: Kind | undefined;

  constructor(at: number, size: number, type: number, isBig: boolean, own?: Field['own']) {
    const kind = KINDS[type & 31];
    this.at = at;
    this.size = size;
    this.type = type & 31;
    this.own = own;
    this.#isBig = isBig;
    // A size that is no multiple of the type's cannot be read as such numbers.
    this.#kind = kind !== undefined && size % kind.bytes === 0 ? kind : undefined;
    this.count = this.#kind === undefined ? 0 : size / this.#kind.bytes;
  }

  /** A number of the field, as stored; NaN when it says that nothing was measured. */
  read(bytes: Buffer, start: number, i = 0): number {
    return this.#kind === undefined || i >= this.count
      ? Number.NaN
      : this.#kind.read(bytes, start + this.at + i * this.#kind.bytes, this.#isBig);
  }
}
