/**
 * JSON with the keys of each object in one order, so that equal contents are equal texts: by length and then by letters, as PostgreSQL
 * orders those of `jsonb`.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isPlain(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))) : inner,
  );
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
