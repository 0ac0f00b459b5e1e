const MS_PER_DAY = 86_400_000;
/** Clocks of senders may run ahead; further ahead than this a time is a mistake. */
const AHEAD_MS = 3_600_000;

/** Times that are taken in: not older than what is kept, not in the future. */
export interface KeptTime {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Whole days in UTC, so that a partition that is about to be dropped takes nothing new. */
export function keptTime(now: Date, days: number): KeptTime {
  return { fromMs: Math.floor(now.getTime() / MS_PER_DAY) * MS_PER_DAY - (days - 1) * MS_PER_DAY, toMs: now.getTime() + AHEAD_MS };
}

export const isKept = (ms: number, { fromMs, toMs }: KeptTime): boolean => ms >= fromMs && ms <= toMs;

/** Civil day in UTC that an instant falls on, as partitions are cut. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
