import { seal, unseal } from '@aceso/kit';
import type { Trip } from './sign-in-client.ts';

const CONTEXT = 'trip';
/** A person may have to look for the password. */
export const TRIP_SECONDS = 3_600;

/**
 * A trip to the sign-in pages as a cookie that only we can read and make.
 *
 * Kept in the browser and not here: whoever opens the sign-in page a million times leaves nothing behind.
 */
export function sealTrip(key: Uint8Array, trip: Trip, now: Date): string {
  return seal(key, JSON.stringify({ ...trip, at: now.getTime() }), CONTEXT);
}

/** The trip of a cookie; undefined when it is not ours, was changed or is too old. */
export function openTrip(key: Uint8Array, cookie: string | undefined, now: Date): Trip | undefined {
  if (cookie === undefined) return undefined;
  try {
    const { at, ...trip } = JSON.parse(unseal(key, cookie, CONTEXT)) as Trip & { readonly at: number }; // Written by `sealTrip`, which nobody else can.
    return now.getTime() - at > TRIP_SECONDS * 1000 ? undefined : trip;
  } catch {
    return undefined; // Not ours: as good as none.
  }
}
