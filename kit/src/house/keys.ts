import { hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;

/** Key for one purpose from the installation's secret (HKDF-SHA256, RFC 5869): other purposes cannot be told from it. */
export const deriveKey = (secret: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, 'aceso', `aceso/${purpose}`, KEY_BYTES));

/** The same as text, for passwords and client secrets. */
export const derivePassword = (secret: Uint8Array, purpose: string): string =>
  Buffer.from(deriveKey(secret, purpose)).toString('base64url');
