import { dayNumber, dayOf, weekday } from './days.ts';
import { type Format, formatter, type FormatOptions } from './format.ts';
import { type DayValue, inOrder } from './gaps.ts';
import { place } from './scale.ts';
import type { Chart, Label, Shape } from './shape.ts';
import { dayRows } from './sparkline.ts';
import { ENGLISH, type Words } from './words.ts';

/** Amounts by day: weeks across, days down. */
export interface CalendarHeatData {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly values: readonly DayValue[];
  /** Amount from which a day gets a dot. */
  readonly goal?: number;
}

/** Depths of the one hue, lightest first; zero is drawn as the ground. */
const DEPTHS = [0.12, 0.3, 0.5, 0.72, 1] as const;

const depthOf = (value: number, most: number): number => {
  if (value <= 0 || most <= 0) return DEPTHS[0];
  return DEPTHS[Math.min(DEPTHS.length - 1, 1 + Math.floor((value / most) * (DEPTHS.length - 1.001)))] ?? 1;
};

/** Amount that counts as full depth: nine in ten days are below, so that one long hike does not pale the rest. */
function fullDepth(values: readonly DayValue[], goal: number): number {
  const sorted = values.map((value) => value.value).sort((a, b) => a - b);
  return Math.max(goal, sorted[Math.floor(sorted.length * 0.9)] ?? 0);
}

/** One cell a day, deeper for more, a dot where the goal was reached, a dashed outline where there is no data. */
export function calendarHeat(data: CalendarHeatData, options: FormatOptions & { readonly words?: Words }): Chart {
  const words = options.words ?? ENGLISH;
  const format = formatter(options);
  const values = inOrder(data.values).filter((value) => value.day >= data.from && value.day <= data.to);
  const byDay = new Map(values.map((value) => [value.day, value.value]));
  const first = dayNumber(data.from);
  const last = dayNumber(data.to);
  const monday = first - weekday(first);
  const weeks = Math.floor((last - monday) / 7) + 1;
  const cell = { width: 100 / weeks, height: 100 / 7 };
  const most = fullDepth(values, data.goal ?? 0);
  const shapes: Shape[] = [];
  for (let number = first; number <= last; number += 1) {
    const value = byDay.get(dayOf(number));
    const box = {
      x: place(Math.floor((number - monday) / 7) * cell.width + cell.width * 0.07),
      y: place(weekday(number) * cell.height + cell.height * 0.07),
      width: place(cell.width * 0.86),
      height: place(cell.height * 0.86),
    };
    if (value === undefined) shapes.push({ kind: 'rect', ...box, stroke: 'control', strokeWidth: 1, dash: 'dashed', radius: 3 });
    else shapes.push({ kind: 'rect', ...box, fill: 's1', opacity: depthOf(value, most), radius: 3 });
    if (value !== undefined && data.goal !== undefined && value >= data.goal) {
      shapes.push({ kind: 'dot', x: place(box.x + box.width / 2), y: place(box.y + box.height / 2), radius: 2.5, fill: 'surface' });
    }
  }
  return {
    frame: 'rows',
    height: 150,
    shapes,
    labels: dayNames(options.locale, cell.height),
    stops: values.map((value) => {
      const number = dayNumber(value.day);
      return {
        x: place((Math.floor((number - monday) / 7) + 0.5) * cell.width),
        y: place((weekday(number) + 0.5) * cell.height),
        at: value.day,
        text: `${format.longDay(value.day)}: ${format.withUnit(value.value)}`,
      };
    }),
    legend: [],
    sentence: sentence(data, values, format, words),
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

/** A Monday, to name the days of the week by. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);

function dayNames(locale: string | undefined, height: number): readonly Label[] {
  const intl = new Intl.DateTimeFormat(locale ?? 'en-GB', { weekday: 'short', timeZone: 'UTC' });
  return [0, 2, 4, 6].map((day) => ({
    x: 0,
    y: place((day + 0.5) * height),
    dx: -8,
    text: intl.format(SOME_MONDAY + day * 86_400_000),
    anchor: 'end',
    ink: 'text-3',
  }));
}

function sentence(data: CalendarHeatData, values: readonly DayValue[], format: Format, words: Words): string {
  const days = dayNumber(data.to) - dayNumber(data.from) + 1;
  const { goal } = data;
  const last = values.at(-1);
  const parts = [`${data.name}.`];
  if (goal !== undefined) parts.push(words.goalReached(values.filter((value) => value.value >= goal).length, days, format.spoken(goal)));
  parts.push(words.daysWithData(values.length, days));
  if (last !== undefined) parts.push(words.last(format.spoken(last.value), format.longDay(last.day)));
  return parts.join(' ');
}
