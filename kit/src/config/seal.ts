import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FINGERPRINT_LETTERS = 12;

/** Encrypts a text with a 32-byte key (AES-256-GCM, NIST SP 800-38D); `context` must be the same when it is opened, so that a sealed value cannot be moved elsewhere. */
export function seal(key: Uint8Array, text: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what `seal` made. Throws when key, context or any bit differ. */
export function unseal(key: Uint8Array, sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  if (tag.length < TAG_BYTES) throw new Error('the sealed value is too short');
  const cipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(context),
  );
  cipher.setAuthTag(tag);
  return cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + cipher.final('utf8');
}

/** Short name of a secret: equal for equal secrets. Keyed, so that nobody can try a list of passwords against it. */
export const fingerprintOf = (key: Uint8Array, value: unknown, context: string): string =>
  createHmac('sha256', key).update(context).update('\0').update(JSON.stringify(value)).digest('hex').slice(0, FINGERPRINT_LETTERS);
