import { dayNumber, daysBetween } from './days.ts';
import { formatter, type FormatOptions } from './format.ts';
import { type DayValue, inOrder, runs } from './gaps.ts';
import { polyline } from './path.ts';
import { directionInk } from './range-row.ts';
import { extent, linear, place } from './scale.ts';
import type { Chart, Direction, Shape } from './shape.ts';
import { ENGLISH, type Words } from './words.ts';

/** The recent course of one measure, small. */
export interface SparklineData {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly values: readonly DayValue[];
  readonly usual?: { readonly low: number; readonly high: number };
  readonly direction: Direction;
  /** Day of a confirmed change and what it was, such as "Lower since 22 October". */
  readonly change?: { readonly day: string; readonly text: string };
}

/** How a sparkline reads. */
export interface SparklineOptions extends FormatOptions {
  readonly words?: Words;
  /** Days between two values when nothing is missing. */
  readonly rhythmDays?: number;
}

/** Every day of the stretch with its value or the word for none, oldest first. */
export function dayRows(
  values: readonly DayValue[],
  from: string,
  to: string,
  read: { readonly day: (day: string) => string; readonly value: (value: number) => string; readonly none: string },
): readonly (readonly [string, string])[] {
  const byDay = new Map(values.map((value) => [value.day, value.value]));
  return daysBetween(from, to).map((day) => {
    const value = byDay.get(day);
    return [read.day(day), value === undefined ? read.none : read.value(value)];
  });
}

/** Usual range as a band, the course as a line broken where days are missing, the change as a tick, the last value as a dot. */
export function sparkline(data: SparklineData, options: SparklineOptions): Chart {
  const words = options.words ?? ENGLISH;
  const format = formatter(options);
  const values = inOrder(data.values).filter((value) => value.day >= data.from && value.day <= data.to);
  const reach = extent([...values.map((value) => value.value), ...(data.usual === undefined ? [] : [data.usual.low, data.usual.high])]);
  const x = linear([dayNumber(data.from), dayNumber(data.to)], [0, 98]);
  const y = linear(reach ?? [0, 1], [92, 8]);
  const point = (value: DayValue) => ({ x: x(dayNumber(value.day)), y: y(value.value) });
  const shapes: Shape[] = [];
  if (data.usual !== undefined) {
    const top = place(y(data.usual.high));
    shapes.push({ kind: 'path', d: `M0 ${top}H100V${place(y(data.usual.low))}H0Z`, fill: 'band' });
  }
  const line = runs(values, options.rhythmDays)
    .map((run) => polyline(run.map(point)))
    .join('');
  if (line !== '') shapes.push({ kind: 'path', d: line, stroke: 'usual', strokeWidth: 1.25, cap: 'round' });
  if (data.change !== undefined) {
    const at = place(x(dayNumber(data.change.day)));
    shapes.push({ kind: 'line', x1: at, x2: at, y1: 0, y2: 100, stroke: 'text-2', strokeWidth: 1, dash: 'dotted' });
  }
  const last = values.at(-1);
  if (last !== undefined)
    shapes.push({ kind: 'dot', ...placed(point(last)), radius: 3, fill: directionInk(data.direction), ring: 'surface' });
  const days = dayNumber(data.to) - dayNumber(data.from) + 1;
  const missing = days - values.length;
  return {
    frame: 'bare',
    height: 36,
    shapes,
    labels: [],
    stops: [],
    legend: [],
    sentence: [
      words.lastDays(days),
      data.usual === undefined ? '' : words.usualIs(words.range(format.number(data.usual.low), format.number(data.usual.high))),
      data.change === undefined ? '' : `${data.change.text}.`,
      missing > 0 && (options.rhythmDays ?? 1) === 1 ? words.noDataFor(missing) : '',
      last === undefined ? '' : words.last(format.spoken(last.value), format.longDay(last.day)),
    ]
      .filter((part) => part !== '')
      .join(' '),
    // Made when it is asked for: a screen shows many pictures and few tables.
    get table() {
      return {
        caption: data.name,
        columns: [words.day, words.value],
        rows: dayRows(values, data.from, data.to, { day: format.longDay, value: format.withUnit, none: words.noData }),
      };
    },
  };
}

const placed = (point: { x: number; y: number }) => ({ x: place(point.x), y: place(point.y) });
