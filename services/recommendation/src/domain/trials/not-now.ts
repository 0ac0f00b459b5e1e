/** What is open for a person, as far as it may forbid to try something else just now. */
export interface OpenAdvice {
  readonly guideline: string;
  readonly urgency: 'seek-care-now' | 'check-with-clinician' | 'suggestion';
}

/** Advice to rest: whoever has it should not be asked to move more on some days. */
const REST: ReadonlySet<string> = new Set(['illness-like-strain', 'fever-rest', 'rest-day']);

/** Why a trial has to wait, in words; undefined when it need not. Subjects are topics of guidelines and families of measures. */
export function notNow(subjects: readonly string[], open: readonly OpenAdvice[]): string | undefined {
  if (open.some(({ urgency }) => urgency === 'seek-care-now')) return 'something else needs care first; see Today';
  return subjects.includes('activity') && open.some(({ guideline }) => REST.has(guideline))
    ? 'your body asks for rest just now; try it when that has settled'
    : undefined;
}
