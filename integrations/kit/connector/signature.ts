import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds that a signed call may be old: the usual five minutes. */
export const HOOK_FRESH_SECONDS = 300;

/** HMAC-SHA256 (RFC 2104) over parts as they follow each other. */
export function hmac(key: string, parts: readonly (string | Uint8Array)[], encoding: 'hex' | 'base64'): string {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest(encoding);
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSameText(given: string | undefined, wanted: string): boolean {
  if (given === undefined) return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

/** Whether an instant lies within five minutes of now, on either side. */
export const isFresh = (at: number, now: Date): boolean => Number.isFinite(at) && Math.abs(now.getTime() - at) <= HOOK_FRESH_SECONDS * 1000;
