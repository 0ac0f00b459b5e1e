import { crc32 } from 'node:zlib';

/** Bytes of the CRC-32, lowest first. */
export const CHECKSUM_BYTES = 4;

/** Bytes of a kind behind their CRC-32: a rotten bit must be found, not drawn as a heart rate. */
export function checked(kind: number, encoded: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + CHECKSUM_BYTES + encoded.length);
  bytes[0] = kind;
  new DataView(bytes.buffer).setUint32(1, crc32(encoded), true);
  bytes.set(encoded, 1 + CHECKSUM_BYTES);
  return bytes;
}

/**
 * What `checked` wrapped, without its kind.
 *
 * @throws {RangeError} when it is damaged
 */
export function verified(body: Uint8Array): Uint8Array {
  const encoded = body.subarray(CHECKSUM_BYTES);
  const isWhole = body.length > CHECKSUM_BYTES && new DataView(body.buffer, body.byteOffset).getUint32(0, true) === crc32(encoded);
  if (!isWhole) throw new RangeError('stored chunk is damaged');
  return encoded;
}
