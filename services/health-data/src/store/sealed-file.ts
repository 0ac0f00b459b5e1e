import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, type Cipheriv, type Decipheriv } from 'node:crypto';

/** Begins every sealed file; what does not begin with it was kept before files were sealed and is read as it is. */
const MAGIC = Buffer.from('ACESO-SEALED-1\0\0', 'latin1');
const SALT_BYTES = 16;
/** Bytes before the content. */
export const HEADER_BYTES = MAGIC.length + SALT_BYTES;
const ALGORITHM = 'aes-256-ctr';
const BLOCK_BYTES = 16;
const KEY_BYTES = 32;

/**
 * Encryption of one file that can be gone on with, and read from, any byte: AES-256 in counter mode (NIST SP 800-38A), under a key of the
 * file's own (HKDF-SHA-256, RFC 5869).
 *
 * Counter mode hides and does not prove: that a file is whole and unchanged is told by the SHA-256 of its content, which lies elsewhere.
 */
export interface FileSeal {
  encryptorAt(position: number): Cipheriv;
  decryptorAt(position: number): Decipheriv;
}

/** Header of a new file: a salt that makes its key its own. */
export const newHeader = (): Buffer => Buffer.concat([MAGIC, randomBytes(SALT_BYTES)]);

/** Seal of the file with this header; undefined when it is not sealed. `key` is the person's, 32 bytes. */
export function sealOf(key: Uint8Array, header: Uint8Array): FileSeal | undefined {
  if (header.length < HEADER_BYTES || !MAGIC.equals(header.subarray(0, MAGIC.length))) return undefined;
  const own = Buffer.from(hkdfSync('sha256', key, header.subarray(MAGIC.length, HEADER_BYTES), 'aceso sealed file', KEY_BYTES));
  const at = <T extends Cipheriv | Decipheriv>(position: number, make: (counter: Buffer) => T): T => {
    const counter = Buffer.alloc(BLOCK_BYTES);
    counter.writeBigUInt64BE(BigInt(Math.floor(position / BLOCK_BYTES)), BLOCK_BYTES / 2);
    const stream = make(counter);
    stream.update(Buffer.alloc(position % BLOCK_BYTES));
    return stream;
  };
  return {
    encryptorAt: (position) => at(position, (counter) => createCipheriv(ALGORITHM, own, counter)),
    decryptorAt: (position) => at(position, (counter) => createDecipheriv(ALGORITHM, own, counter)),
  };
}
