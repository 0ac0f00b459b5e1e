import { Format } from 'typebox/format';

const INSTANT =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
/** Places of the month and of the day in the text. */
const [MONTH, DAY, AFTER] = [5, 8, 10] as const;
const SURE_DAYS = 28;

/**
 * Whether a text is an RFC 3339 instant that a clock here can show.
 *
 * Without the names of zones behind it (RFC 9557) and without leap seconds: the format of the schema library takes both, and neither becomes
 * a time. A single look, because a push holds thousands of them.
 */
export function isInstant(text: string): boolean {
  if (!INSTANT.test(text)) return false;
  const day = Number(text.slice(DAY, AFTER));
  return day <= SURE_DAYS || day <= daysOf(Number(text.slice(0, MONTH - 1)), Number(text.slice(MONTH, DAY - 1)));
}

const daysOf = (year: number, month: number): number => {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};

Format.Set('date-time', isInstant);
