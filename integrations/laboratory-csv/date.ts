import { isoInstant, type Zone } from '../kit/index.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** How a table writes days: the order of its first two numbers, told by a number above 12 anywhere in the column. */
export type DayOrder = 'day-first' | 'month-first';

/** The order that the dates of a column show; undefined when each could be both. */
export function dayOrderOf(dates: readonly string[]): DayOrder | undefined {
  for (const date of dates) {
    const parts = /^(\d{1,2})([./-])(\d{1,2})\2\d{2,4}/.exec(date.trim());
    if (parts === null) continue;
    if (parts[2] === '.') return 'day-first';
    if (Number(parts[1]) > 12) return 'day-first';
    if (Number(parts[3]) > 12) return 'month-first';
  }
  return undefined;
}

/** Milliseconds since the epoch of a printed day, with a time or without (noon in the zone: the day is what is known). NaN when it is none. */
export function printedInstant(text: string, order: DayOrder, zone: Zone): number {
  const date = text.trim();
  const plain = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  if (plain !== null) return zone.instant({ year: Number(plain[1]), month: Number(plain[2]), day: Number(plain[3]), hour: 12 });
  const iso = isoInstant(date, zone);
  if (!Number.isNaN(iso)) return iso;
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:[ T,]+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]m)?)?$/i.exec(date);
  if (numbers !== null) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    const [day, month] = order === 'day-first' ? [first, second] : [second, first];
    return zone.instant({ year: fullYear(numbers[3] ?? ''), month, day, ...timeOf(numbers.slice(4)) });
  }
  const words = /^(?:(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?|([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?)\s+(\d{4})$/i.exec(date);
  if (words === null) return Number.NaN;
  const month = MONTHS.indexOf((words[2] ?? words[3] ?? '').toLowerCase()) + 1;
  return zone.instant({ year: Number(words[5]), month, day: Number(words[1] ?? words[4]), hour: 12 });
}

const fullYear = (year: string): number => (year.length === 4 ? Number(year) : 2000 + Number(year));

function timeOf([hour, minute, second, half]: readonly (string | undefined)[]): { hour: number; minute?: number; second?: number } {
  if (hour === undefined) return { hour: 12 };
  const isAfternoon = half?.toLowerCase() === 'pm';
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0);
  return { hour: hours, minute: Number(minute), second: Number(second ?? 0) };
}
