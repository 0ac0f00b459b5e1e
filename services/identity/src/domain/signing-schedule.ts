/** A new key is published this long before it signs, so that every verifier has fetched it by then. */
export const PUBLISH_AHEAD_MS = 15 * 60_000;
/** A key verifies this long after its successor took over: longer than any token lives, clock differences included. */
export const VERIFY_AFTER_MS = 10 * 60_000;

export interface ScheduledKey {
  readonly kid: string;
  readonly signsFrom: Date;
}

export interface Schedule {
  /** Key that signs now; absent only before the first key. */
  readonly signing: string | undefined;
  /** Keys in the key set: the signing one, its successor, and predecessors that still verify. */
  readonly published: readonly string[];
  /** Keys whose tokens are all gone. */
  readonly expired: readonly string[];
  /** Moment from which a key that is made now would sign; absent when none is due. */
  readonly nextSignsFrom: Date | undefined;
}

/** Which keys do what now. Keys come oldest first. */
export function scheduleOf(keys: readonly ScheduledKey[], now: Date, rotationDays: number): Schedule {
  const nowMs = now.getTime();
  const newest = keys.at(-1);
  const gone = (index: number): boolean => {
    const successor = keys[index + 1];
    return successor !== undefined && successor.signsFrom.getTime() + VERIFY_AFTER_MS <= nowMs;
  };
  const dueMs = newest === undefined ? nowMs : newest.signsFrom.getTime() + rotationDays * 86_400_000;
  return {
    signing: keys.findLast((key) => key.signsFrom.getTime() <= nowMs)?.kid,
    published: keys.filter((_, index) => !gone(index)).map((key) => key.kid),
    expired: keys.filter((_, index) => gone(index)).map((key) => key.kid),
    nextSignsFrom:
      dueMs - PUBLISH_AHEAD_MS > nowMs ? undefined : new Date(newest === undefined ? nowMs : Math.max(dueMs, nowMs + PUBLISH_AHEAD_MS)),
  };
}
