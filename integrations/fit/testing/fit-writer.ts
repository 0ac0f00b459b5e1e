import { crcOf } from '../decode/crc.ts';

/** How a number is written; the type byte of the FIT protocol. */
export const TYPE = {
  enum: 0x00,
  int8: 0x01,
  uint8: 0x02,
  int16: 0x83,
  uint16: 0x84,
  int32: 0x85,
  uint32: 0x86,
  text: 0x07,
  float32: 0x88,
  uint32z: 0x8c,
  bytes: 0x0d,
} as const;

const WIDTH: Readonly<Record<number, number>> = { 0x83: 2, 0x84: 2, 0x85: 4, 0x86: 4, 0x88: 4, 0x8c: 4 };
const INVALID: Readonly<Record<number, number>> = {
  0x00: 0xff,
  0x01: 0x7f,
  0x02: 0xff,
  0x83: 0x7fff,
  0x84: 0xffff,
  0x85: 0x7fffffff,
  0x86: 0xffffffff,
  0x88: Number.NaN,
  0x8c: 0,
  0x0d: 0xff,
};

/** One field: number, type and value; undefined says that nothing was measured. */
export type FieldToWrite = readonly [number: number, type: number, value: number | string | readonly number[] | undefined];

/** Seconds since FIT's epoch of an instant. */
export const secondsOf = (instant: string): number => Date.parse(instant) / 1000 - 631_065_600;

/** Makes FIT files for tests, in every shape that the protocol allows, and some that only broken devices write. */
export class FitWriter {
  readonly #pieces: Buffer[] = [];
  readonly #isBig: boolean;

  constructor({ isBig = false }: { readonly isBig?: boolean } = {}) {
    this.#isBig = isBig;
  }

  /** Writes the definition of a message. */
  define(
    local: number,
    message: number,
    fields: readonly (readonly [number: number, size: number, type: number])[],
    own: readonly (readonly [number, number, number])[] = [],
  ): this {
    const head = Buffer.from([0x40 | (own.length > 0 ? 0x20 : 0) | local, 0, this.#isBig ? 1 : 0, 0, 0, fields.length]);
    if (this.#isBig) head.writeUInt16BE(message, 3);
    else head.writeUInt16LE(message, 3);
    this.#pieces.push(head, ...fields.map((field) => Buffer.from(field)));
    if (own.length > 0) this.#pieces.push(Buffer.from([own.length]), ...own.map((field) => Buffer.from(field)));
    return this;
  }

  /** Writes a definition and one message of it. */
  message(message: number, fields: readonly FieldToWrite[], local = 0): this {
    const bytes = fields.map(([, type, value]) => this.#bytesOf(type, value));
    this.define(
      local,
      message,
      fields.map(([number, type], i) => [number, bytes[i]!.length, type]),
    );
    return this.raw(Buffer.from([local]), ...bytes);
  }

  /** Writes a message whose time is five bits in its header. */
  compressed(local: number, offset: number, ...bytes: readonly Buffer[]): this {
    return this.raw(Buffer.from([0x80 | (local << 5) | offset]), ...bytes);
  }

  raw(...bytes: readonly Buffer[]): this {
    this.#pieces.push(...bytes);
    return this;
  }

  /** The file with its header and checksum. */
  file({ headerBytes = 14, dataBytes }: { readonly headerBytes?: 12 | 14; readonly dataBytes?: number } = {}): Buffer {
    const data = Buffer.concat(this.#pieces);
    const header = Buffer.alloc(headerBytes);
    header[0] = headerBytes;
    header[1] = 0x20;
    header.writeUInt16LE(2132, 2);
    header.writeUInt32LE(dataBytes ?? data.length, 4);
    header.write('.FIT', 8, 'latin1');
    if (headerBytes === 14) header.writeUInt16LE(crcOf(header.subarray(0, 12)), 12);
    const all = Buffer.concat([header, data]);
    const crc = Buffer.alloc(2);
    crc.writeUInt16LE(crcOf(all));
    return Buffer.concat([all, crc]);
  }

  #bytesOf(type: number, value: FieldToWrite[2]): Buffer {
    if (typeof value === 'string') return Buffer.from(value);
    const width = WIDTH[type] ?? 1;
    const values = typeof value === 'object' ? value : [value ?? INVALID[type] ?? 0];
    const bytes = Buffer.alloc(width * values.length);
    values.forEach((number, i) => {
      const at = i * width;
      if (type === TYPE.float32) return this.#isBig ? bytes.writeFloatBE(number, at) : bytes.writeFloatLE(number, at);
      const unsigned = number < 0 ? number + 2 ** (8 * width) : number;
      return this.#isBig ? bytes.writeUIntBE(unsigned, at, width) : bytes.writeUIntLE(unsigned, at, width);
    });
    return bytes;
  }
}

/** The `file_id` of a file of a watch made for tests: type 4 activity, 32 monitoring, 9 weight. */
export const fileId = (type: number): readonly FieldToWrite[] => [
  [0, TYPE.enum, type],
  [1, TYPE.uint16, 1],
  [2, TYPE.uint16, 2697],
  [3, TYPE.uint32z, 77],
];
