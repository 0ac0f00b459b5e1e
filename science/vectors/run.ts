import { compare } from './compare.ts';
import { families } from './families.ts';
import type { Families, ReadData } from './family.ts';

/** One vector file as it lies on disk. */
export interface VectorFile {
  readonly cases: readonly { readonly id: string; readonly input: unknown; readonly expected: unknown; readonly tolerance?: unknown }[];
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

/** Runs every case of one family; a family without a method fails all its cases. `more` adds methods of other rooms. */
export function runFamily(name: string, file: VectorFile, readData: ReadData, more: Families = {}): FamilyReport {
  const call = families[name] ?? more[name];
  const cases = file.cases.length;
  if (!call) return { name, built: false, cases, passed: 0, worst: 0, failures: [] };
  const outcomes = file.cases.map((one) => {
    const { worst, wrong } = compare(one.expected, call(one.input, readData, one.expected), one.tolerance);
    return { worst, failure: wrong === undefined ? [] : [`${one.id}: ${wrong}`] };
  });
  const failures = outcomes.flatMap((outcome) => outcome.failure);
  const worst = Math.max(0, ...outcomes.map((outcome) => outcome.worst));
  return { name, built: true, cases, passed: cases - failures.length, worst, failures };
}
