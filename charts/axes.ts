import { dayNumber, dayOf } from './days.ts';
import { type Format, formatter, type FormatOptions, numberFormat } from './format.ts';
import { place, type Scale } from './scale.ts';
import type { Label, LineShape } from './shape.ts';
import { tickDecimals } from './ticks.ts';

/** A piece of an axis: its grid lines and its texts. */
export interface Axis {
  readonly shapes: readonly LineShape[];
  readonly labels: readonly Label[];
}

/** Reads ticks: numbers with as many decimals as their step has, times of day as such. */
export const readTicks = (ticks: readonly number[], options: FormatOptions): ((tick: number) => string) =>
  options.clock === undefined && options.isLength !== true ? numberFormat(tickDecimals(ticks), options.locale) : formatter(options).number;

/** Grid lines across and round numbers, or times of day, at the left. */
export function valueAxis(ticks: readonly number[], y: Scale, options: FormatOptions): Axis {
  const read = readTicks(ticks, options);
  return {
    shapes: ticks.map((tick) => ({ kind: 'line', x1: 0, x2: 100, y1: place(y(tick)), y2: place(y(tick)), stroke: 'grid', strokeWidth: 1 })),
    labels: ticks.map((tick) => ({ x: 0, y: place(y(tick)), dx: -8, text: read(tick), anchor: 'end', ink: 'text-3' })),
  };
}

/** Names of days under the box: weeks for a month or two, months for a year, years beyond; never more than twelve. */
export function dayAxis(from: string, to: string, x: Scale, format: Format): readonly Label[] {
  const first = dayNumber(from);
  const last = dayNumber(to);
  const label = (number: number, text: string): Label => ({ x: place(x(number)), y: 100, dy: 16, text, anchor: 'middle', ink: 'text-3' });
  if (last - first <= 100) {
    const step = last - first <= 14 ? 2 : last - first <= 45 ? 7 : 14;
    const numbers: number[] = [];
    for (let number = first + Math.floor(step / 2); number <= last; number += step) numbers.push(number);
    return everySecondMinor(numbers.map((number) => label(number, format.day(dayOf(number)))));
  }
  const firsts: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const day = dayOf(number);
    if (day.endsWith('-01')) firsts.push(day);
  }
  if (firsts.length <= 13) return everySecondMinor(firsts.map((day) => label(dayNumber(day), format.month(day))));
  const years = firsts.filter((day) => day.endsWith('-01-01'));
  if (years.length > 2) return years.map((day) => label(dayNumber(day), day.slice(0, 4)));
  const every = Math.ceil(firsts.length / 12);
  return everySecondMinor(
    firsts.filter((_, i) => i % every === 0).map((day) => label(dayNumber(day), `${format.month(day)} ${day.slice(2, 4)}`)),
  );
}

/** Six names and more do not fit side by side on a phone; every second one does. */
const everySecondMinor = (labels: readonly Label[]): readonly Label[] =>
  labels.length < 6 ? labels : labels.map((one, i) => (i % 2 === 1 ? { ...one, isMinor: true } : one));
