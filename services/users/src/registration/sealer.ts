import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Keeps an address and a password unreadable in the database until identity has them. */
export interface Sealer {
  seal(registrationId: string, credentials: Credentials): Buffer;
  open(registrationId: string, sealed: Buffer): Credentials;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM; the id of the registration is bound in, so that a sealed row is of no use in another one. */
export function createSealer(key: Uint8Array): Sealer {
  return {
    seal(registrationId, credentials) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(registrationId));
      const body = Buffer.concat([cipher.update(JSON.stringify(credentials), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(registrationId, sealed) {
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES)).setAAD(Buffer.from(registrationId));
      decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
      return JSON.parse(body.toString('utf8')) as Credentials; // Sealed above from the same type, and authenticated.
    },
  };
}
