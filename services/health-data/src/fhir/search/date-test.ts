import { invalid } from '@aceso/kit';
import type { Calendar } from '../../domain/local-days.ts';

/** When something was, in milliseconds since the epoch; `end` equals `start` for an instant. */
export interface When {
  readonly start: number;
  readonly end: number;
}

/** Conditions on when something was: all of them, each one of several. */
export interface DateTest {
  accepts(when: When): boolean;
  /** Nothing that is accepted begins before or after these. */
  readonly earliest: number;
  readonly latest: number;
  /** True when everything is accepted. */
  readonly isOpen: boolean;
}

const PREFIXES = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'sa', 'eb'] as const;
type Prefix = (typeof PREFIXES)[number];

interface Condition {
  readonly prefix: Prefix;
  /** The time that the value names: end excluded. */
  readonly low: number;
  readonly high: number;
}

const FORM = /^([a-z]{2})?(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const REACH_MS = 31 * 86_400_000;
/** Whatever the values: nothing begins outside. */
export const [FIRST_AT, LAST_AT] = [Date.UTC(1900, 0, 1), Date.UTC(9999, 11, 28)] as const;

/**
 * Reads the values of a `date` parameter (FHIR R4 search, 3.1.1.5.5): several parameters must all hold, of several values behind commas one.
 *
 * Days and times without a zone are the person's own. Throws `input-invalid` that names the parameter.
 */
export function dateTest(name: string, values: readonly string[], calendar: Calendar): DateTest {
  const conditions = values.map((value) => value.split(',').map((one) => conditionOf(name, one, calendar)));
  const bound = (of: (condition: Condition) => number, outer: 'max' | 'min', start: number): number =>
    conditions.reduce((edge, several) => {
      const each = several.map(of);
      return outer === 'max' ? Math.max(edge, Math.min(...each)) : Math.min(edge, Math.max(...each));
    }, start);
  return {
    accepts: (when) => conditions.every((several) => several.some((condition) => holds(condition, when))),
    earliest: bound(earliestOf, 'max', FIRST_AT),
    latest: bound(latestOf, 'min', LAST_AT),
    isOpen: conditions.length === 0,
  };
}

function holds({ prefix, low, high }: Condition, { start, end }: When): boolean {
  const isWithin = start >= low && (end > start ? end <= high : end < high);
  switch (prefix) {
    case 'eq':
      return isWithin;
    case 'ne':
      return !isWithin;
    case 'lt':
      return start < low;
    case 'le':
      return start < low || isWithin;
    case 'gt':
      return end > start ? end > high : end >= high;
    case 'ge':
      return (end > start ? end > high : end >= high) || isWithin;
    case 'sa':
      return start >= high;
    case 'eb':
      return end > start ? end <= low : end < low;
  }
}

/** What ends after a moment may have begun as long before it as a sample can last. */
function earliestOf({ prefix, low, high }: Condition): number {
  if (prefix === 'eq') return low;
  if (prefix === 'sa') return high;
  return prefix === 'gt' || prefix === 'ge' ? low - REACH_MS : FIRST_AT;
}

function latestOf({ prefix, low, high }: Condition): number {
  if (prefix === 'eq' || prefix === 'le') return high;
  return prefix === 'lt' || prefix === 'eb' ? low : LAST_AT;
}

function conditionOf(name: string, value: string, calendar: Calendar): Condition {
  // A `+` that was not encoded arrives as a blank.
  const parts = FORM.exec(value.trim().replace(' ', '+'));
  const [, prefix = 'eq', year = '', month, day, hour, minute, second, fraction, zone] = parts ?? [];
  const bad = (): never => {
    throw invalid(`/query/${name}`, `must be one of ${PREFIXES.join(', ')} and a date such as ge2026-03-01 or 2026-03-01T08:00:00Z`);
  };
  if (parts === null || !(PREFIXES as readonly string[]).includes(prefix)) return bad();
  const edge = (text: string): number => {
    try {
      return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(
        zone === undefined ? calendar.timeZone : zone === 'Z' ? 'UTC' : zone,
      ).epochMilliseconds;
    } catch {
      return bad();
    }
  };
  const at = { prefix: prefix as Prefix }; // Checked above.
  if (month === undefined) return { ...at, low: edge(`${year}-01-01T00:00`), high: edge(`${next(year)}-01-01T00:00`) };
  if (day === undefined) {
    const following = month === '12' ? `${next(year)}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`;
    return { ...at, low: edge(`${year}-${month}-01T00:00`), high: edge(`${following}-01T00:00`) };
  }
  if (hour === undefined) {
    const low = edge(`${year}-${month}-${day}T00:00`);
    return { ...at, low, high: calendar.bounds(`${year}-${month}-${day}`).end };
  }
  const low = edge(`${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${(fraction ?? '').slice(0, 4)}`);
  return { ...at, low, high: low + (second === undefined ? 60_000 : fraction === undefined ? 1000 : 1) };
}

const next = (year: string): string => String(Number(year) + 1).padStart(4, '0');
