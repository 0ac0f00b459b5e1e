import { valueAxis } from './axes.ts';
import { type Format, formatter, type FormatOptions } from './format.ts';
import { area, polyline, type Point } from './path.ts';
import { extent, linear, place } from './scale.ts';
import type { Chart, Label, Shape } from './shape.ts';
import { ticksOf } from './ticks.ts';
import { ENGLISH, type Words } from './words.ts';

/** What is usual at one time of day. */
export interface TimeOfDay {
  /** Minutes after midnight at the start of the stretch. */
  readonly minute: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  /** Days behind these figures. */
  readonly days: number;
}

/** A measure over the hours of a typical day. */
export interface TypicalDayData {
  readonly name: string;
  readonly times: readonly TimeOfDay[];
  /** Limits used by medicine, with their names. */
  readonly limits?: readonly { readonly label: string; readonly value: number }[];
}

/** How a typical day reads. */
export interface TypicalDayOptions extends FormatOptions {
  readonly words?: Words;
  /** Width of a stretch in minutes; half an hour unless told otherwise. */
  readonly stepMinutes?: number;
}

/** Days that a time of day needs before anything typical is claimed (10 of 14, as for the ambulatory glucose profile). */
export const TYPICAL_DAYS_MIN = 10;
const MINUTES_A_DAY = 1440;

function stretches(times: readonly TimeOfDay[], step: number): readonly (readonly TimeOfDay[])[] {
  const parts: TimeOfDay[][] = [];
  for (const time of times) {
    const part = parts.at(-1);
    const before = part?.at(-1);
    if (part === undefined || before === undefined || time.minute - before.minute > step) parts.push([time]);
    else part.push(time);
  }
  return parts;
}

/** Middle line and the areas of 25 to 75 and 5 to 95 % over 24 hours; hours with too few days stay empty. */
export function typicalDay(data: TypicalDayData, options: TypicalDayOptions): Chart {
  const words = options.words ?? ENGLISH;
  const format = formatter(options);
  const step = options.stepMinutes ?? 30;
  const times = data.times.filter((time) => time.days >= TYPICAL_DAYS_MIN).sort((a, b) => a.minute - b.minute);
  const limits = data.limits ?? [];
  const reach = extent([...times.flatMap((time) => [time.p5, time.p95]), ...limits.map((limit) => limit.value)]) ?? [0, 1];
  const ticks = ticksOf(reach[0], reach[1], options);
  const x = linear([0, MINUTES_A_DAY], [0, 100]);
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [100, 0]);
  const at =
    (pick: (time: TimeOfDay) => number) =>
    (time: TimeOfDay): Point => ({ x: x(time.minute + step / 2), y: y(pick(time)) });
  const parts = stretches(times, step);
  const each = (draw: (part: readonly TimeOfDay[]) => string): string => parts.map(draw).join('');
  const axis = valueAxis(ticks, y, options);
  const shapes: Shape[] = [...axis.shapes];
  if (times.length > 0) {
    shapes.push(
      { kind: 'path', d: each((part) => area(part.map(at((t) => t.p95)), part.map(at((t) => t.p5)))), fill: 's1', opacity: 0.16 },
      { kind: 'path', d: each((part) => area(part.map(at((t) => t.p75)), part.map(at((t) => t.p25)))), fill: 's1', opacity: 0.3 },
      { kind: 'path', d: each((part) => polyline(part.map(at((t) => t.p50)))), stroke: 's1', strokeWidth: 2, cap: 'round' },
    );
  }
  const limitLines = limits.map((limit): Shape => ({
    kind: 'line',
    x1: 0,
    x2: 100,
    y1: place(y(limit.value)),
    y2: place(y(limit.value)),
    stroke: 'control',
    strokeWidth: 1.5,
  }));
  const clockLabels = [0, 360, 720, 1080].map((minute): Label => ({
    x: place(x(minute)),
    y: 100,
    dy: 16,
    text: format.minuteOfDay(minute),
    anchor: minute === 0 ? 'start' : 'middle',
    ink: 'text-3',
  }));
  const have = data.times.reduce((most, time) => Math.max(most, time.days), 0);
  return {
    frame: 'axes',
    height: 160,
    shapes: [...shapes, ...limitLines],
    labels: [
      ...axis.labels,
      ...clockLabels,
      ...limits.map((limit): Label => ({ x: 100, y: place(y(limit.value)), dy: -8, text: limit.label, anchor: 'end', ink: 'text-2' })),
    ],
    stops: times.map((time) => ({
      x: place(x(time.minute + step / 2)),
      y: place(y(time.p50)),
      at: format.minuteOfDay(time.minute),
      text: `${format.minuteOfDay(time.minute)}: ${format.withUnit(time.p50)}, ${words.quarters.toLowerCase()} ${words.range(format.number(time.p25), format.number(time.p75))}`,
    })),
    legend: [],
    sentence: sentence(data, times, have, format, words),
    table: {
      caption: data.name,
      columns: [words.time, words.middle, words.quarters, words.nearlyAll],
      rows: times.map((time) => [
        format.minuteOfDay(time.minute),
        format.withUnit(time.p50),
        words.range(format.number(time.p25), format.number(time.p75)),
        words.range(format.number(time.p5), format.number(time.p95)),
      ]),
    },
  };
}

function sentence(data: TypicalDayData, times: readonly TimeOfDay[], have: number, format: Format, words: Words): string {
  const [first, ...rest] = times;
  if (first === undefined) return `${data.name}. ${words.needsDays(have, TYPICAL_DAYS_MIN)}`;
  const highest = rest.reduce((best, time) => (time.p50 > best.p50 ? time : best), first);
  const lowest = rest.reduce((best, time) => (time.p50 < best.p50 ? time : best), first);
  const high = words.middleHighest(format.minuteOfDay(highest.minute), format.spoken(highest.p50));
  const low = words.middleLowest(format.minuteOfDay(lowest.minute), format.spoken(lowest.p50));
  return `${data.name}. ${high} ${low}`;
}
