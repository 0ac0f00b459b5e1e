import type { SimulatedAccount, SimulatedRecord } from './simulated-vendor.ts';

/** A whole number from one bound to the other. */
export const between = (random: () => number, low: number, high: number): number => low + Math.floor(random() * (high - low + 1));

export const keyOf = ({ family, id }: Pick<SimulatedRecord, 'family' | 'id'>): string => `${family}:${id}`;

/** A record that is there; undefined when it never was or was deleted. */
export function findRecord(account: SimulatedAccount | undefined, family: string, id: string): SimulatedRecord | undefined {
  const found = account?.records.get(keyOf({ family, id }));
  return found?.isDeleted === true ? undefined : found;
}

/** Records of a family that lie in a window by their start (or end), oldest first, without deleted ones. */
export function recordsIn(
  account: SimulatedAccount | undefined,
  family: string,
  from: number,
  to: number,
  by: 'start' | 'end' = 'start',
): readonly SimulatedRecord[] {
  return [...(account?.records.values() ?? [])]
    .filter((record) => record.family === family && record.isDeleted !== true && record[by] >= from && record[by] < to)
    .toSorted((a, b) => a[by] - b[by] || (a.id < b.id ? -1 : 1));
}

/** One page of a list by offset, with the offset of the next. */
export function pageOf<T>(
  items: readonly T[],
  offset: number,
  size: number,
): { readonly items: readonly T[]; readonly next: number | undefined } {
  const page = items.slice(offset, offset + size);
  return { items: page, next: offset + size < items.length ? offset + size : undefined };
}

const DAY_MS = 86_400_000;

/** Midnights (UTC) of so many days before today, the latest first: the frame of a made-up history. */
export function pastMidnights(now: Date, days: number): readonly number[] {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  return Array.from({ length: days }, (_, i) => today - (i + 1) * DAY_MS);
}

/** A UUID made of a seed, so that the same record has the same id in every run. */
export function uuidOf(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
