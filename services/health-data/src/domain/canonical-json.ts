/** Keys that JavaScript puts first whatever their order: numbers of places. */
const PLACE = /^\d+$/;

/**
 * JSON with the keys of each object in one order, so that equal contents are equal texts: by length and then by letters, as PostgreSQL
 * orders those of `jsonb`. Keys that are numbers come first.
 */
export function canonicalJson(value: unknown): string {
  return written(value) ?? 'null';
}

/** Undefined for what JSON leaves out. */
function written(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((inner) => written(inner) ?? 'null').join(',')}]`;
  if ('toJSON' in value && typeof value.toJSON === 'function') return written(value.toJSON());
  let text = '';
  for (const key of inOrder(Object.keys(value))) {
    const inner = written((value as Readonly<Record<string, unknown>>)[key]); // reason: one of its own keys
    if (inner !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${inner}`;
  }
  return `{${text}}`;
}

/** Names of fields are few: each is written as JSON once. */
const names = new Map<string, string>();
const NAMES_KEPT = 1_000;

function quoted(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const text = JSON.stringify(key);
  if (names.size < NAMES_KEPT) names.set(key, text);
  return text;
}

function inOrder(keys: string[]): readonly string[] {
  if (keys.length < 2) return keys;
  const order = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);
  if (!keys.some((key) => PLACE.test(key))) {
    // Contents of one kind have the same few fields, mostly in order.
    return keys.every((key, i) => i === 0 || order(keys[i - 1] ?? '', key) < 0) ? keys : keys.sort(order);
  }
  const ordered = keys.toSorted(order).map((key) => [key, undefined] as const);
  return Object.keys(Object.fromEntries(ordered));
}
