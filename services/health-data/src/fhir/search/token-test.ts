import { invalid } from '@aceso/kit';
import type { CodeableConcept, Coding } from '@aceso/kit/fhir';

/** One value of a token parameter: `code`, `system|code`, `|code` or `system|` (FHIR R4 search, 3.1.1.5.10). */
interface Token {
  /** Undefined: any; empty: none. */
  readonly system: string | undefined;
  /** Undefined: any. */
  readonly code: string | undefined;
}

/** Conditions on codings: all of them, each one of several. */
export interface TokenTest {
  accepts(codings: readonly Coding[]): boolean;
  /** Whether one of the values names this code, with its system or without. */
  names(code: string): boolean;
  readonly isEmpty: boolean;
}

/** Reads the values of a token parameter. Throws `input-invalid` that names the parameter. */
export function tokenTest(name: string, values: readonly string[]): TokenTest {
  const conditions = values.map((value) => value.split(',').map((one) => tokenOf(name, one)));
  return {
    accepts: (codings) => conditions.every((several) => several.some((token) => codings.some((coding) => fits(token, coding)))),
    names: (code) => conditions.some((several) => several.some((token) => token.code === code)),
    isEmpty: conditions.length === 0,
  };
}

/** All codings of some concepts. */
export const codingsOf = (concepts: readonly CodeableConcept[]): readonly Coding[] => concepts.flatMap(({ coding = [] }) => coding);

function tokenOf(name: string, value: string): Token {
  const text = value.trim();
  const bar = text.indexOf('|');
  if (text === '' || text === '|') throw invalid(`/query/${name}`, 'must be a code, or a system and a code with | between them');
  if (bar < 0) return { system: undefined, code: text };
  const code = text.slice(bar + 1);
  return { system: text.slice(0, bar), code: code === '' ? undefined : code };
}

const fits = ({ system, code }: Token, coding: Coding): boolean =>
  (code === undefined || code === coding.code) && (system === undefined || system === (coding.system ?? ''));
