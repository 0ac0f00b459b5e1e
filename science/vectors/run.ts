import { compare } from './compare.ts';
import { families } from './families.ts';
import type { Families, ReadData } from './family.ts';
import { familyOf } from './functions.ts';

/** One case as it lies on disk. */
export interface VectorCase {
  readonly id?: string | number;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tolerance?: unknown;
}

/** One vector file as it lies on disk. */
export interface VectorFile {
  readonly function?: string;
  readonly tolerance?: unknown;
  readonly cases: readonly VectorCase[];
}

/** How one family fared. */
export interface FamilyReport {
  readonly name: string;
  readonly built: boolean;
  readonly cases: number;
  readonly passed: number;
  readonly worst: number;
  readonly failures: readonly string[];
}

/** Whether a parsed file has the shape of a vector file: a list of cases. */
export function isVectorFile(file: unknown): file is VectorFile {
  return typeof file === 'object' && file !== null && 'cases' in file && Array.isArray(file.cases);
}

/**
 * Runs every case of one file; a file without a method fails all its cases. A case that breaks its method fails alone. A case without a
 * tolerance of its own takes that of the file. `more` adds methods of other rooms.
 */
export function runFamily(name: string, file: VectorFile, readData: ReadData, more: Families = {}): FamilyReport {
  const methods: Families = { ...more, ...families };
  const call = methods[familyOf(name, file.function, new Set(Object.keys(methods))) ?? ''];
  const cases = file.cases.length;
  if (!call) return { name, built: false, cases, passed: 0, worst: 0, failures: [] };
  const outcomes = file.cases.map((one, index) => {
    const { worst, wrong } = outcomeOf(one, () => call(one.input, readData, one.expected), file.tolerance);
    return { worst, failure: wrong === undefined ? [] : [`${one.id ?? `#${index}`}: ${wrong}`] };
  });
  const failures = outcomes.flatMap((outcome) => outcome.failure);
  const worst = Math.max(0, ...outcomes.map((outcome) => outcome.worst));
  return { name, built: true, cases, passed: cases - failures.length, worst, failures };
}

function outcomeOf(
  one: VectorCase,
  answer: () => unknown,
  tolerance: unknown,
): { readonly worst: number; readonly wrong: string | undefined } {
  try {
    return compare(one.expected, answer(), one.tolerance ?? tolerance);
  } catch (error) {
    // The input of another shape than the family's: the other cases are still worth running.
    return { worst: Infinity, wrong: `no answer: ${error instanceof Error ? error.message : String(error)}` };
  }
}
