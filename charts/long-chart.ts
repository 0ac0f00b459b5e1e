import { dayAxis, valueAxis } from './axes.ts';
import { dayNumber } from './days.ts';
import { type Format, formatter, type FormatOptions } from './format.ts';
import { type DayValue, gaps, inOrder, runs } from './gaps.ts';
import { area, dots, type Point, polyline } from './path.ts';
import { extent, linear, place, type Scale } from './scale.ts';
import type { Chart, Ink, Label, Shape, Stop } from './shape.ts';
import { dayRows } from './sparkline.ts';
import { ticksOf } from './ticks.ts';
import { ENGLISH, type Words } from './words.ts';

/** One measure over a long time. */
export interface LongChartData {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly values: readonly DayValue[];
  /** Running mean, drawn as the line; days without one are not joined. */
  readonly mean?: readonly DayValue[];
  readonly usual?: { readonly low: number; readonly high: number };
  /** What was usual on days of the stretch; without it what is usual now stands for all of them. */
  readonly band?: readonly { readonly day: string; readonly low: number; readonly high: number }[];
  /** Limit used by medicine, named; drawn differently from the usual range. */
  readonly limit?: { readonly label: string; readonly value: number };
  readonly flags?: readonly { readonly day: string; readonly text: string }[];
  /** At most three are drawn below the chart. */
  readonly lanes?: readonly { readonly name: string; readonly ink: Ink; readonly days: readonly string[] }[];
}

/** How a long chart reads. */
export interface LongChartOptions extends FormatOptions {
  readonly words?: Words;
  readonly rhythmDays?: number;
}

/** Days without data from which a box says so. */
const GAP_BOX_DAYS = 4;
/** Height of a flag's word, in percent of the box. */
const FLAG_ROW = 8;
/** How often the rhythm a gap must be long to get a box: who weighs every third day has no gap after five. */
const GAP_RHYTHMS = 3;
const LANES_AT_MOST = 3;
/** So few values are readings that somebody took one by one: each is drawn to be seen. */
const FEW = 60;

function gapBoxes(
  values: readonly DayValue[],
  data: LongChartData,
  x: Scale,
  least: number,
  noData: string,
): { shapes: Shape[]; labels: Label[] } {
  const found = gaps(values, data.from, data.to, least);
  const days = dayNumber(data.to) - dayNumber(data.from) + 1;
  return {
    shapes: found.map((gap) => {
      const from = place(x(gap.from - 0.5));
      return {
        kind: 'rect',
        x: from,
        y: 0,
        width: place(x(gap.to + 0.5)) - from,
        height: 100,
        stroke: 'control',
        strokeWidth: 1,
        dash: 'dashed',
      };
    }),
    // A word needs room: under a sixteenth of the width it would run into its neighbours.
    labels: found
      .filter((gap) => (gap.to - gap.from + 1) / days > 1 / 16)
      .map((gap) => ({
        x: place(x((gap.from + gap.to) / 2)),
        y: 6,
        text: noData,
        anchor: 'middle',
        ink: 'text-2',
        isMinor: (gap.to - gap.from + 1) / days < 1 / 5,
      })),
  };
}

function laneMarks(data: LongChartData, x: Scale): Shape[] {
  return (data.lanes ?? []).slice(0, LANES_AT_MOST).flatMap((lane, i) =>
    lane.days
      .filter((day) => day >= data.from && day <= data.to)
      .map((day): Shape => {
        const at = place(x(dayNumber(day)));
        return { kind: 'line', x1: at, x2: at, y1: 101 + i * 4, y2: 104 + i * 4, stroke: lane.ink, strokeWidth: 2 };
      }),
  );
}

function flags(data: LongChartData, x: Scale): { shapes: Shape[]; labels: Label[] } {
  const seen = (data.flags ?? []).filter((flag) => flag.day >= data.from && flag.day <= data.to);
  return {
    shapes: seen.map((flag) => {
      const at = place(x(dayNumber(flag.day)));
      return { kind: 'line', x1: at, x2: at, y1: 0, y2: 100, stroke: 'text', strokeWidth: 1.5 };
    }),
    // Each word a row lower: on a phone two of them are wider than the box.
    labels: seen.map((flag, i) => {
      const at = place(x(dayNumber(flag.day)));
      const y = 4 + i * FLAG_ROW;
      return at > 60
        ? { x: at, y, dx: -6, text: flag.text, anchor: 'end', ink: 'text', strong: true }
        : { x: at, y, dx: 6, text: flag.text, anchor: 'start', ink: 'text', strong: true };
    }),
  };
}

/** Band, dots, running mean, gaps, flags, limit, lanes; a stop of the cursor for every value. */
export function longChart(data: LongChartData, options: LongChartOptions): Chart {
  const words = options.words ?? ENGLISH;
  const format = formatter(options);
  const values = inOrder(data.values).filter((value) => value.day >= data.from && value.day <= data.to);
  const mean = inOrder(data.mean ?? []).filter((value) => value.day >= data.from && value.day <= data.to);
  const { usual, limit } = data;
  const reach = extent([
    ...values.map((value) => value.value),
    ...(usual ? [usual.low, usual.high] : []),
    ...(data.band ?? []).flatMap(({ low, high }) => [low, high]),
    ...(limit ? [limit.value] : []),
  ]) ?? [0, 1];
  const ticks = ticksOf(reach[0], reach[1], options);
  const x = linear([dayNumber(data.from), dayNumber(data.to)], [1, 99]);
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [100, 0]);
  const point = (value: DayValue): Point => ({ x: x(dayNumber(value.day)), y: y(value.value) });
  const axis = valueAxis(ticks, y, options);
  const boxes = gapBoxes(values, data, x, Math.max(GAP_BOX_DAYS, (options.rhythmDays ?? 1) * GAP_RHYTHMS), words.noData);
  const flagged = flags(data, x);
  const hasMean = mean.length > 0;
  const line = runs(hasMean ? mean : values, options.rhythmDays)
    .map((run) => polyline(run.map(point)))
    .join('');
  const shapes: Shape[] = [];
  const band = bandOf(data, x, y);
  if (band !== '') shapes.push({ kind: 'path', d: band, fill: 'band' });
  if (values.length > 0)
    shapes.push({
      kind: 'path',
      d: dots(values.map(point)),
      stroke: hasMean ? 'usual' : 's1',
      strokeWidth: values.length > FEW ? 3 : 6,
      cap: 'round',
    });
  if (line !== '') shapes.push({ kind: 'path', d: line, stroke: 's1', strokeWidth: 2, cap: 'round' });
  shapes.push(...axis.shapes, ...boxes.shapes, ...flagged.shapes, ...laneMarks(data, x));
  const labels: Label[] = [...axis.labels, ...dayAxis(data.from, data.to, x, format), ...boxes.labels, ...flagged.labels];
  if (limit) {
    const at = place(y(limit.value));
    shapes.push({ kind: 'line', x1: 0, x2: 100, y1: at, y2: at, stroke: 'control', strokeWidth: 1.5 });
    labels.push({ x: 100, y: at, dy: -8, text: limit.label, anchor: 'end', ink: 'text-2' });
  }
  return {
    frame: 'axes',
    height: 260,
    shapes,
    labels,
    stops: stopsOf(values, point, (value) => sayDay(value, usualOn(data, value, values.at(-1)), format, words)),
    legend: legendOf(data, hasMean, words),
    sentence: summary(data, values, format, words),
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

/** Outline of what was usual: over the days that are known, or level over all of them. */
function bandOf({ usual, band }: LongChartData, x: Scale, y: Scale): string {
  if (band === undefined || band.length < 2) return usual === undefined ? '' : `M0 ${place(y(usual.high))}H100V${place(y(usual.low))}H0Z`;
  const numbers = band.map(({ day }) => dayNumber(day));
  const rhythm = Math.max(
    ...numbers
      .slice(1)
      .map((number, i) => number - (numbers[i] ?? number))
      .slice(-1),
  );
  return runs(
    band.map(({ day, high, low }) => ({ day, value: high, low })),
    rhythm,
  )
    .map((run) =>
      area(
        run.map(({ day, value }) => ({ x: x(dayNumber(day)), y: y(value) })),
        run.map(({ day, low }) => ({ x: x(dayNumber(day)), y: y(low) })),
      ),
    )
    .join('');
}

/** What was usual when a value was measured; of the last one it is what is usual now. */
function usualOn({ usual, band }: LongChartData, value: DayValue, last: DayValue | undefined): LongChartData['usual'] {
  return band === undefined || value.day === last?.day ? usual : band.findLast(({ day }) => day <= value.day);
}

function stopsOf(values: readonly DayValue[], point: (value: DayValue) => Point, say: (value: DayValue) => string): readonly Stop[] {
  return values.map((value) => ({ x: place(point(value).x), y: place(point(value).y), at: value.day, text: say(value) }));
}

function sayDay(value: DayValue, usual: LongChartData['usual'], format: Format, words: Words): string {
  const against =
    usual === undefined ? '' : `, ${words.usual.toLowerCase()} ${words.range(format.number(usual.low), format.number(usual.high))}`;
  return `${format.longDay(value.day)}: ${format.withUnit(value.value)}${against}`;
}

function legendOf(data: LongChartData, hasMean: boolean, words: Words): Chart['legend'] {
  return [
    ...(hasMean ? [{ ink: 's1', mark: 'line', text: words.mean7 } as const] : []),
    ...(data.usual ? [{ ink: 'band', mark: 'area', text: words.usualRange } as const] : []),
    ...(data.lanes ?? []).slice(0, LANES_AT_MOST).map((lane) => ({ ink: lane.ink, mark: 'tick', text: lane.name }) as const),
  ];
}

function summary(data: LongChartData, values: readonly DayValue[], format: Format, words: Words): string {
  const days = dayNumber(data.to) - dayNumber(data.from) + 1;
  const last = values.at(-1);
  const parts = [`${data.name}.`, words.lastDays(days), words.daysWithData(values.length, days)];
  if (data.usual) parts.push(words.usualIs(words.range(format.number(data.usual.low), format.number(data.usual.high))));
  for (const flag of data.flags ?? []) parts.push(`${flag.text}.`);
  if (last !== undefined) parts.push(words.last(format.spoken(last.value), format.longDay(last.day)));
  return parts.join(' ');
}
