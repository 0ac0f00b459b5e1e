/** Object ids of the element types, as PostgreSQL has fixed them. */
const OID = {
  bytea: 17,
  int8: 20,
  int4: 23,
  text: 25,
  float4: 700,
  float8: 701,
  date: 1082,
  timestamptz: 1184,
  uuid: 2950,
  jsonb: 3802,
} as const;
/** Dimensions, has-nulls, element type, length, lower bound. */
const HEAD_BYTES = 20;
const LENGTH_BYTES = 4;
/** An empty array has no dimension: its head ends after the element type. */
const EMPTY_BYTES = 12;
const NULL_LENGTH = -1;
/** PostgreSQL counts from 2000-01-01. */
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
const UUID_BYTES = 16;
const UUID_LETTERS = 36;
const DASH = 45;
/** Every `jsonb` value is led by the version of its form. */
const JSONB_VERSION = 1;

type List<T> = readonly T[] | (T extends number ? Float64Array | Int32Array : never);

/**
 * Arrays in PostgreSQL's binary form, for parameters of many rows: `${float8s(values)}::float8[]`.
 *
 * The driver would write every element as quoted text, bytes as twice as many digits, and the server would read it all back: half of the
 * time of a large insert. The cast beside the parameter must name the same element type.
 */
export const float8s = (values: List<number | null>): Buffer =>
  fixed(OID.float8, 8, values, (to, at, value) => to.writeDoubleBE(value, at));

/** As `float8s`, for `real[]`. */
export const float4s = (values: List<number | null>): Buffer => fixed(OID.float4, 4, values, (to, at, value) => to.writeFloatBE(value, at));

/** As `float8s`, for `int[]`. @throws {RangeError} for what is no 32-bit integer */
export const int4s = (values: List<number | null>): Buffer =>
  fixed(OID.int4, 4, values, (to, at, value) => to.writeInt32BE(whole(value), at));

/** As `float8s`, for `bigint[]`. @throws {RangeError} for what is no safe integer */
export const int8s = (values: List<number | null>): Buffer => fixed(OID.int8, 8, values, writeInt8);

/** As `float8s`, for `timestamptz[]`; numbers are milliseconds since 1970. */
export const instants = (values: readonly (Date | number | null)[]): Buffer =>
  fixed(OID.timestamptz, 8, values, (to, at, value) => writeInt8(to, at, (Number(value) - EPOCH_MS) * 1000));

/** As `float8s`, for `date[]`; days as `yyyy-mm-dd`. @throws {RangeError} for what is no day */
export const days = (values: readonly (string | null)[]): Buffer =>
  fixed(OID.date, 4, values, (to, at, day) => to.writeInt32BE(whole((Date.parse(`${day}T00:00:00Z`) - EPOCH_MS) / DAY_MS), at));

/** As `float8s`, for `uuid[]`. @throws {RangeError} for what is no UUID */
export const uuids = (values: readonly (string | null)[]): Buffer =>
  fixed(OID.uuid, UUID_BYTES, values, (to, at, id) => {
    if (id.length !== UUID_LETTERS) throw new RangeError('not a UUID');
    let letter = 0;
    for (let i = 0; i < UUID_BYTES; i++) {
      // Groups of 4, 2, 2, 2 and 6 bytes.
      if (i === 4 || i === 6 || i === 8 || i === 10) if (id.charCodeAt(letter++) !== DASH) throw new RangeError('not a UUID');
      to[at + i] = digit(id.charCodeAt(letter)) * 16 + digit(id.charCodeAt(letter + 1));
      letter += 2;
    }
  });

/** Value of a hexadecimal digit by its code. @throws {RangeError} for anything else */
function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 0x20;
  if (lower >= 97 && lower <= 102) return lower - 87;
  throw new RangeError('not a UUID');
}

/** As `float8s`, for `text[]`. */
export const texts = (values: readonly (string | null)[]): Buffer =>
  varying(
    OID.text,
    values,
    (text) => Buffer.byteLength(text),
    (to, at, text) => void to.write(text, at),
  );

/** As `float8s`, for `bytea[]`. */
export const byteas = (values: readonly (Uint8Array | null)[]): Buffer =>
  varying(
    OID.bytea,
    values,
    (bytes) => bytes.length,
    (to, at, bytes) => to.set(bytes, at),
  );

/** As `float8s`, for `jsonb[]`: values are written as JSON. */
export function jsonbs(values: readonly unknown[]): Buffer {
  const written = values.map((value) => JSON.stringify(value));
  return varying(
    OID.jsonb,
    written,
    (text) => 1 + Buffer.byteLength(text),
    (to, at, text) => {
      to[at] = JSONB_VERSION;
      to.write(text, at + 1);
    },
  );
}

type Write<T> = (to: Buffer, at: number, value: T) => void;

function fixed<T>(oid: number, bytes: number, values: ArrayLike<T | null>, write: Write<T>): Buffer {
  const to = Buffer.allocUnsafe(HEAD_BYTES + values.length * (LENGTH_BYTES + bytes));
  let at = HEAD_BYTES;
  let hasNull = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null;
    to.writeInt32BE(value === null ? NULL_LENGTH : bytes, at);
    at += LENGTH_BYTES;
    if (value === null) {
      hasNull = true;
      continue;
    }
    write(to, at, value);
    at += bytes;
  }
  writeHead(to, oid, values.length, hasNull);
  return to.subarray(0, values.length === 0 ? EMPTY_BYTES : at);
}

function varying<T>(oid: number, values: readonly (T | null)[], bytesOf: (value: T) => number, write: Write<T>): Buffer {
  const sizes = Int32Array.from(values, (value) => (value === null ? NULL_LENGTH : bytesOf(value)));
  let total = HEAD_BYTES + LENGTH_BYTES * values.length;
  for (const size of sizes) if (size > 0) total += size;
  const to = Buffer.allocUnsafe(total);
  let at = HEAD_BYTES;
  values.forEach((value, i) => {
    at = to.writeInt32BE(sizes[i] ?? NULL_LENGTH, at);
    if (value === null) return;
    write(to, at, value);
    at += sizes[i] ?? 0;
  });
  writeHead(to, oid, values.length, sizes.includes(NULL_LENGTH));
  return to.subarray(0, values.length === 0 ? EMPTY_BYTES : at);
}

function writeHead(to: Buffer, oid: number, length: number, hasNull: boolean): void {
  to.writeInt32BE(length === 0 ? 0 : 1, 0);
  to.writeInt32BE(hasNull ? 1 : 0, 4);
  to.writeInt32BE(oid, 8);
  to.writeInt32BE(length, 12);
  to.writeInt32BE(1, 16);
}

function writeInt8(to: Buffer, at: number, value: number): void {
  const rounded = Math.round(value);
  if (!Number.isSafeInteger(rounded)) throw new RangeError('a number is too large for 64 bits');
  const high = Math.floor(rounded / 2 ** 32);
  to.writeInt32BE(high, at);
  to.writeUInt32BE(rounded - high * 2 ** 32, at + 4);
}

function whole(value: number): number {
  if (!Number.isInteger(value)) throw new RangeError('not a whole number');
  return value;
}
