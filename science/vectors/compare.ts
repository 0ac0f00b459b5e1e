/** Outcome of one comparison: the largest numeric difference seen, and where the first value beyond its tolerance lies. */
export interface Comparison {
  readonly worst: number;
  readonly wrong: string | undefined;
}

type Margin = (expected: number) => number;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Differences in the last bits of a double, or below the last decimal that the file prints, are no difference. */
const rounding: Margin = (expected) => {
  const decimals = /\.(\d+)$/.exec(String(expected))?.[1]?.length ?? 0;
  return Math.max(1e-9 * Math.max(1, Math.abs(expected)), decimals === 0 ? 0 : 0.5001 * 10 ** -decimals);
};

/** Reads one tolerance: a number is absolute, as is "0.1"; "1e-4 relative" and "2% relative" are shares of the expected value (at least of 1). */
function margin(stated: unknown, mixed: boolean): Margin {
  if (typeof stated === 'number') {
    return (expected) => Math.max(rounding(expected), mixed ? stated * Math.max(1, Math.abs(expected)) : stated);
  }
  const found = typeof stated === 'string' ? /^\s*([\d.]+(?:e[-+]?\d+)?)\s*(%?)\s*(rel\w*)?/i.exec(stated) : null;
  if (!found) return rounding;
  const size = Number(found[1]) / (found[2] === '%' ? 100 : 1);
  const isShare = found[2] === '%' || found[3] !== undefined;
  return (expected) => Math.max(rounding(expected), size * (isShare ? Math.max(1, Math.abs(expected)) : 1));
}

/** The tolerance of one field, as the vector files state it: for all fields, by name, or by `default`. */
function marginOf(tolerance: unknown, field: string): Margin {
  if (!isRecord(tolerance)) return margin(tolerance, false);
  const only = Object.keys(tolerance);
  if (only.length === 1 && only[0] === 'relative') return margin(`${String(tolerance['relative'])} relative`, false);
  return margin(tolerance[field] ?? tolerance['default'], typeof tolerance['unit'] === 'string');
}

function compareNumbers(expected: number, actual: unknown, path: string, allowed: Margin): Comparison {
  if (typeof actual !== 'number') return { worst: Infinity, wrong: `${path}: expected ${expected}, got ${JSON.stringify(actual)}` };
  const difference = Math.abs(actual - expected);
  const fine = difference <= allowed(expected);
  return { worst: difference, wrong: fine ? undefined : `${path}: expected ${expected}, got ${actual}` };
}

function walk(expected: unknown, actual: unknown, path: string, field: string, tolerance: unknown): Comparison {
  if (typeof expected === 'number') return compareNumbers(expected, actual, path, marginOf(tolerance, field));
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return { worst: Infinity, wrong: `${path}: expected a list, got ${JSON.stringify(actual)}` };
    if (actual.length !== expected.length) {
      return { worst: Infinity, wrong: `${path}: another length, expected ${expected.length}, got ${actual.length}` };
    }
    return all(expected.map((item: unknown, index) => walk(item, actual[index], `${path}[${index}]`, field, tolerance)));
  }
  if (isRecord(expected)) {
    if (!isRecord(actual)) return { worst: Infinity, wrong: `${path}: expected an object, got ${JSON.stringify(actual)}` };
    const fieldOf = (key: string) => (isRecord(tolerance) && field in tolerance ? field : key);
    return all(Object.keys(expected).map((key) => walk(expected[key], actual[key], `${path}.${key}`, fieldOf(key), tolerance)));
  }
  // Where a file expects nothing, a refusal is that nothing.
  const same = expected === (actual ?? null) || (expected === null && isRecord(actual) && 'refused' in actual);
  return { worst: same ? 0 : Infinity, wrong: same ? undefined : `${path}: expected ${String(expected)}, got ${JSON.stringify(actual)}` };
}

function all(parts: readonly Comparison[]): Comparison {
  return {
    worst: Math.max(0, ...parts.map((part) => part.worst)),
    wrong: parts.find((part) => part.wrong !== undefined)?.wrong,
  };
}

/** Compares every field of `expected` with the answer, each within its stated tolerance. */
export function compare(expected: unknown, actual: unknown, tolerance: unknown): Comparison {
  return walk(expected, actual, 'answer', '', tolerance);
}
