import type { Calendar } from '../../domain/local-days.ts';
import type { When } from '../search/date-test.ts';
import type { Observation } from '../types.ts';

/** When an Observation was, by what it says itself; a day without a zone is the person's. */
export function whenOf(
  { effectiveDateTime, effectivePeriod }: Pick<Observation, 'effectiveDateTime' | 'effectivePeriod'>,
  calendar: Calendar,
): When {
  if (effectivePeriod !== undefined) return { start: Date.parse(effectivePeriod.start), end: Date.parse(effectivePeriod.end) };
  const text = effectiveDateTime ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return calendar.bounds(text);
  const at = Date.parse(text);
  return { start: at, end: at };
}
