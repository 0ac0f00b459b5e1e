import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { Keyset } from './wire.ts';

// Google signs with its library Tink: a prefix of five bytes says which key it was, the rest is an ECDSA signature (P-256, SHA-256) in DER.

const VERSION = 1;
const PREFIX_BYTES = 5;
const COORDINATE_BYTES = 32;
/** Fields of Tink's message `EcdsaPublicKey`. */
const FIELD = { x: 3, y: 4 } as const;
/** The wire type of protocol buffers for bytes of a told length. */
const BYTES = 2;

/** A public key as it is kept between calls. */
export interface PlainKey {
  readonly id: number;
  readonly x: string;
  readonly y: string;
}

/** The keys of a keyset that are in force. One that cannot be read is left out. */
export const plainKeys = ({ key }: Keyset): readonly PlainKey[] =>
  key.flatMap(({ keyId, status, keyData }) => {
    const fields = bytesFields(Buffer.from(keyData.value, 'base64'));
    const [x, y] = [fields.get(FIELD.x), fields.get(FIELD.y)].map((bytes) => bytes && coordinate(bytes));
    return status === 'ENABLED' && x !== undefined && y !== undefined ? [{ id: keyId, x, y }] : [];
  });

/** Whether a signature, as it stands in the header, is over these very bytes and by one of the keys. */
export function isSignedBy(keys: readonly PlainKey[], header: string, body: Uint8Array): boolean {
  const signature = Buffer.from(header, 'base64');
  if (signature.length <= PREFIX_BYTES || signature[0] !== VERSION) return false;
  const id = signature.readUInt32BE(1);
  return keys
    .filter((key) => key.id === id)
    .some((key) => verify('sha256', body, { key: publicKey(key), dsaEncoding: 'der' }, signature.subarray(PREFIX_BYTES)));
}

const publicKey = ({ x, y }: PlainKey): KeyObject => createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });

/** Numbers come with a zero before them, or without those at their beginning. */
function coordinate(bytes: Uint8Array): string | undefined {
  const digits = bytes.subarray(Math.max(0, bytes.length - COORDINATE_BYTES));
  if (bytes.subarray(0, bytes.length - digits.length).some((byte) => byte !== 0)) return undefined;
  return Buffer.concat([Buffer.alloc(COORDINATE_BYTES - digits.length), digits]).toString('base64url');
}

/** Fields of a message of protocol buffers that hold bytes; reading ends where it cannot be understood. */
function bytesFields(message: Buffer): ReadonlyMap<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 35 && at < message.length; shift += 7) {
      const byte = message[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    return Number.NaN;
  };
  while (at < message.length) {
    const tag = varint();
    const value = varint();
    if (!Number.isFinite(tag) || !Number.isFinite(value)) break;
    if (tag % 8 === 0) continue;
    if (tag % 8 !== BYTES) break;
    found.set(Math.floor(tag / 8), message.subarray(at, at + value));
    at += value;
  }
  return found;
}
