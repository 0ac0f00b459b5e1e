const FIRST_MS = 100;
const LONGEST_MS = 30_000;

/** Wait before try `attempt + 1`: doubles from 100 ms to 30 s, each time spread over half of itself so that many do not come back together. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const full = Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS);
  return full / 2 + (full / 2) * random();
}
