import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** 32 random bytes as text: nobody guesses them, so one round of SHA-256 is enough to keep them. */
export const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** SHA-256 of a secret of high entropy; passwords go through Argon2id instead. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Compares in constant time. */
export const sameHash = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
