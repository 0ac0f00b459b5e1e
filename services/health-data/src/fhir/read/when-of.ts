import type { Calendar } from '../../domain/local-days.ts';
import type { When } from '../search/date-test.ts';
import type { Observation } from '../types.ts';

/** When an Observation was, by what it says itself; a day without a zone is the person's. */
export function whenOf(
  { effectiveDateTime, effectivePeriod }: Pick<Observation, 'effectiveDateTime' | 'effectivePeriod'>,
  calendar: Calendar,
): When {
  if (effectivePeriod !== undefined) return { start: Date.parse(effectivePeriod.start), end: Date.parse(effectivePeriod.end) };
  return whenOfText(effectiveDateTime ?? '', calendar);
}

/** When a finding, a plan, a risk or an answer of the advisor's was; a plan that goes on is dated by its beginning. */
export function whenOfAdvice({ identifiedPeriod, period, occurrenceDateTime, authored }: AdviceTimes, calendar: Calendar): When {
  if (identifiedPeriod !== undefined)
    return { start: whenOfText(identifiedPeriod.start, calendar).start, end: whenOfText(identifiedPeriod.end, calendar).end };
  return whenOfText(period?.start ?? occurrenceDateTime ?? authored ?? '', calendar);
}

interface AdviceTimes {
  readonly identifiedPeriod?: { readonly start: string; readonly end: string };
  readonly period?: { readonly start: string };
  readonly occurrenceDateTime?: string;
  readonly authored?: string;
}

function whenOfText(text: string, calendar: Calendar): When {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return calendar.bounds(text);
  const at = Date.parse(text);
  return { start: at, end: at };
}
