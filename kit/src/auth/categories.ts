import type { Operation } from '@aceso/contracts';
import { METRICS } from '@aceso/contracts/vocabulary';
import type { LocalInput } from '../peers.ts';

/** Stands for data whose category is not known before it is read: only a share of everything covers it. */
const EVERYTHING = '*';

/**
 * Categories of data that a request would show: the operation's own, else those of the metrics that it names.
 *
 * A request that names neither needs a share of everything.
 */
export function categoriesOf(operation: Operation, input: LocalInput): readonly string[] {
  if (operation.category !== undefined) return [operation.category];
  const named = [field(input.params, 'metric'), field(input.query, 'metric'), ...(field(input.query, 'metrics')?.split(',') ?? [])].filter(
    (name) => name !== undefined,
  );
  if (named.length === 0) return [EVERYTHING];
  return [...new Set(named.map((name) => METRICS.get(name.trim())?.category ?? EVERYTHING))].toSorted();
}

function field(part: unknown, name: string): string | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  const value: unknown = (part as Readonly<Record<string, unknown>>)[name]; // Any object can be asked for a key.
  return typeof value === 'string' ? value : undefined;
}
