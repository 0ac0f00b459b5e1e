import { invalid } from '../fault.ts';

/** Parameters of a search as they came: names with all their values. */
export type Given = Readonly<Record<string, unknown>>;

/** Parameters that a search takes, and how it was to handle others. */
export interface Parameters {
  readonly values: (name: string) => readonly string[];
  /** The value of a parameter that may come once. */
  readonly one: (name: string) => string | undefined;
  /** Parameters that were obeyed, for the link to this page and the next. */
  readonly used: URLSearchParams;
}

/** What every answer understands: the form of it is always JSON. */
const ALWAYS = new Set(['_format', '_pretty']);

/**
 * Reads the parameters of a search. A parameter that is not known is refused, since leaving it out would answer another question;
 * `Prefer: handling=lenient` leaves it out, and the link to this page shows which were obeyed.
 */
export function parametersOf(given: Given, known: ReadonlySet<string>, prefer: string | undefined): Parameters {
  const isLenient = prefer !== undefined && /(^|[;,\s])handling\s*=\s*"?lenient"?/i.test(prefer);
  const taken = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(given)) {
    if (ALWAYS.has(name)) continue;
    const values = (Array.isArray(value) ? value : [value]).map(String).filter((one) => one !== '');
    if (known.has(name)) taken.set(name, values);
    else if (!isLenient)
      throw invalid(
        `/query/${name}`,
        name.startsWith('_include') || name.startsWith('_revinclude')
          ? 'is not supported: ask for the other type itself'
          : 'is not supported here',
        `Supported are ${[...known].filter((one) => one !== CURSOR).join(', ')}. Send \`Prefer: handling=lenient\` to have others left out.`,
      );
  }
  const used = new URLSearchParams();
  for (const [name, values] of taken) if (name !== CURSOR) for (const value of values) used.append(name, value);
  return {
    values: (name) => taken.get(name) ?? [],
    one(name) {
      const values = taken.get(name) ?? [];
      if (values.length > 1) throw invalid(`/query/${name}`, 'may come once');
      return values[0];
    },
    used,
  };
}

/** Where the next page goes on; opaque to the caller. */
export const CURSOR = '_cursor';

const COUNT_MOST = 1000;
const COUNT_DEFAULT = 50;

/** Results on a page: `_count`, at most a thousand; 0 asks for the number alone. */
export function countOf(parameters: Parameters): number {
  const text = parameters.one('_count');
  if (text === undefined) return COUNT_DEFAULT;
  if (!/^\d{1,9}$/.test(text)) throw invalid('/query/_count', 'must be a whole number');
  return Math.min(COUNT_MOST, Number(text));
}

/** Whether only the number of results is wanted, and whether it is wanted at all. */
export function totalOf(parameters: Parameters): 'alone' | 'beside' | 'no' {
  const summary = parameters.one('_summary');
  if (summary !== undefined && summary !== 'count' && summary !== 'false') throw invalid('/query/_summary', 'must be count or false');
  const total = parameters.one('_total');
  if (total !== undefined && !['none', 'estimate', 'accurate'].includes(total))
    throw invalid('/query/_total', 'must be none, estimate or accurate');
  if (summary === 'count' || countOf(parameters) === 0) return 'alone';
  return total === 'accurate' || total === 'estimate' ? 'beside' : 'no';
}

/** Whether results begin with the newest, as they do unless told otherwise. */
export function newestFirst(parameters: Parameters): boolean {
  const sort = parameters.one('_sort') ?? '-date';
  if (sort !== 'date' && sort !== '-date') throw invalid('/query/_sort', 'must be date or -date');
  return sort === '-date';
}
