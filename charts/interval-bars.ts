import { formatter, type FormatOptions } from './format.ts';
import { extent, linear, place } from './scale.ts';
import type { Chart, Label, Shape } from './shape.ts';
import { niceTicks } from './ticks.ts';
import { ENGLISH, type Words } from './words.ts';

/** A value that is known only with its interval; suppressed when too few people are behind it. */
export type IntervalRow =
  | { readonly label: string; readonly value: number; readonly low: number; readonly high: number }
  | { readonly label: string; readonly suppressed: string };

/** Values of groups with the intervals that noise and chance leave. */
export interface IntervalBarsData {
  readonly name: string;
  readonly rows: readonly IntervalRow[];
}

const ROW_HEIGHT_PX = 34;

type KnownRow = Extract<IntervalRow, { readonly value: number }>;

const isKnown = (row: IntervalRow): row is KnownRow => 'value' in row;

/** Interval as a bar, value as a tick; a noisy number is never drawn without its interval, a suppressed one is not drawn at all. */
export function intervalBars(data: IntervalBarsData, options: FormatOptions & { readonly words?: Words }): Chart {
  const words = options.words ?? ENGLISH;
  const format = formatter(options);
  const reach = extent(data.rows.flatMap((row) => (isKnown(row) ? [row.low, row.high, row.value] : []))) ?? [0, 1];
  const ticks = niceTicks(reach[0], reach[1]);
  const x = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [0, 100]);
  const height = 100 / Math.max(1, data.rows.length);
  const axis = formatter({ ...options, unit: '' });
  const shapes: Shape[] = ticks.map((tick) => ({
    kind: 'line',
    x1: place(x(tick)),
    x2: place(x(tick)),
    y1: 0,
    y2: 100,
    stroke: 'grid',
    strokeWidth: 1,
  }));
  const labels: Label[] = ticks.map((tick) => ({
    x: place(x(tick)),
    y: 100,
    dy: 16,
    text: axis.number(tick),
    anchor: 'middle',
    ink: 'text-3',
  }));
  data.rows.forEach((row, i) => {
    const top = place(i * height + height * 0.25);
    const middle = place((i + 0.5) * height);
    labels.push({ x: 0, y: middle, dx: -8, text: row.label, anchor: 'end', ink: 'text-2' });
    if (!isKnown(row)) {
      shapes.push({ kind: 'rect', x: 0, y: top, width: 40, height: place(height / 2), stroke: 'control', strokeWidth: 1, dash: 'dashed' });
      labels.push({ x: 20, y: middle, text: row.suppressed, anchor: 'middle', ink: 'text-2' });
      return;
    }
    const from = place(x(row.low));
    const at = place(x(row.value));
    shapes.push({
      kind: 'rect',
      x: from,
      y: top,
      width: Math.max(0.4, place(x(row.high)) - from),
      height: place(height / 2),
      fill: 's1',
      opacity: 0.3,
      radius: 2,
    });
    shapes.push({
      kind: 'line',
      x1: at,
      x2: at,
      y1: place(i * height + height * 0.15),
      y2: place((i + 1) * height - height * 0.15),
      stroke: 's1',
      strokeWidth: 2.5,
    });
  });
  const said = (row: IntervalRow): string =>
    isKnown(row) ? `${format.withUnit(row.value)}, ${words.range(format.number(row.low), format.number(row.high))}` : row.suppressed;
  return {
    frame: 'rows',
    height: Math.max(1, data.rows.length) * ROW_HEIGHT_PX,
    shapes,
    labels,
    stops: [],
    legend: [],
    sentence: [`${data.name}.`, ...data.rows.map((row) => `${row.label}: ${said(row)}.`)].join(' '),
    table: { caption: data.name, columns: [words.group, words.value], rows: data.rows.map((row) => [row.label, said(row)]) },
  };
}
