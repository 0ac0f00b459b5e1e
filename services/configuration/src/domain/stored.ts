/** A stored value: in clear, or sealed with the fingerprint that people see instead. */
export type Stored = { readonly value: unknown } | { readonly sealed: string; readonly fingerprint: string };

/** What people may see of a value. */
export interface Shown {
  readonly value?: unknown;
  readonly fingerprint?: string;
}

export const shownOf = (stored: Stored): Shown => ('sealed' in stored ? { fingerprint: stored.fingerprint } : { value: stored.value });

/** Whether two stored values are the same; sealed ones differ in every letter even when the secret is equal. */
export function isSameStored(a: Stored | undefined, b: Stored | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if ('sealed' in a || 'sealed' in b) return 'sealed' in a && 'sealed' in b && a.fingerprint === b.fingerprint;
  return JSON.stringify(ordered(a.value)) === JSON.stringify(ordered(b.value));
}

/** The database keeps the keys of an object in an order of its own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
