import { createHash, randomBytes } from 'node:crypto';
import type { Principal } from '@aceso/kit';

const STATE_BYTES = 32;
/** RFC 7636 4.1: 43 letters. */
const VERIFIER_BYTES = 32;

/** A state that nobody can guess: 256 bits. */
export const newState = (): string => randomBytes(STATE_BYTES).toString('base64url');
export const newVerifier = (): string => randomBytes(VERIFIER_BYTES).toString('base64url');

/** What is kept of a state: whoever reads the database cannot end an attempt. */
export const hashOfState = (state: string): string => createHash('sha256').update(state).digest('base64url');

/** The session in which an attempt was begun, so that nobody is led to end somebody else's. */
export const sessionHash = ({ subject, sessionId }: Principal): string =>
  createHash('sha256')
    .update(JSON.stringify([subject, sessionId ?? null]))
    .digest('base64url');
