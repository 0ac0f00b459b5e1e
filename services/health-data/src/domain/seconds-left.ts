/** Before this the speed is a guess. */
const KNOWN_AFTER_SECONDS = 0.5;

/** Seconds that the rest takes at the speed so far; undefined while nobody can tell. */
export function secondsLeft(done: number, total: number | undefined, seconds: number): number | undefined {
  if (total === undefined || done <= 0 || seconds < KNOWN_AFTER_SECONDS) return undefined;
  return Math.max(0, ((total - done) / done) * seconds);
}
