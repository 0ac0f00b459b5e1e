import { valueAxis } from './axes.ts';
import { formatter, type FormatOptions } from './format.ts';
import { linear, place } from './scale.ts';
import type { Chart, Ink, Label, Shape } from './shape.ts';
import { niceTicks } from './ticks.ts';
import { ENGLISH, type Words } from './words.ts';

/** An amount; absent when nothing was measured, which is not zero. */
export interface Amount {
  readonly label: string;
  readonly value?: number;
  /** Key for an address; the label unless told otherwise. */
  readonly at?: string;
  readonly ink?: Ink;
}

/** Amounts side by side. */
export interface AmountsData {
  readonly name: string;
  readonly amounts: readonly Amount[];
  /** Limit or goal, named; a line across the columns. */
  readonly limit?: { readonly label: string; readonly value: number };
}

/** How amounts read. */
export interface AmountsOptions extends FormatOptions {
  readonly words?: Words;
  /** At most so many labels are written under the columns. */
  readonly labelsAtMost?: number;
}

/** Tables and sentences are the same for columns and for bars. */
export function amountsInWords(data: AmountsData, options: AmountsOptions): Pick<Chart, 'sentence' | 'table'> {
  const words = options.words ?? ENGLISH;
  const format = formatter(options);
  const known = data.amounts.filter((amount): amount is Amount & { readonly value: number } => amount.value !== undefined);
  const [first, ...rest] = known;
  const highest = first && rest.reduce((best, amount) => (amount.value > best.value ? amount : best), first);
  const last = known.at(-1);
  const parts = [`${data.name}.`];
  if (highest !== undefined) parts.push(words.highest(highest.label, format.spoken(highest.value)));
  if (last !== undefined) parts.push(words.last(format.spoken(last.value), last.label));
  if (known.length === 0) parts.push(`${words.noData}.`);
  return {
    sentence: parts.join(' '),
    table: {
      caption: data.name,
      columns: [words.group, words.value],
      rows: data.amounts.map((amount) => [amount.label, amount.value === undefined ? words.noData : format.withUnit(amount.value)]),
    },
  };
}

/** Columns from zero; a dashed outline where nothing was measured. */
export function columns(data: AmountsData, options: AmountsOptions): Chart {
  const format = formatter(options);
  const { limit } = data;
  const most = data.amounts.reduce((high, amount) => Math.max(high, amount.value ?? 0), limit?.value ?? 0);
  const ticks = niceTicks(0, most === 0 ? 1 : most);
  const y = linear([0, ticks.at(-1) ?? 1], [100, 0]);
  const width = 100 / Math.max(1, data.amounts.length);
  const axis = valueAxis(ticks, y, options);
  const every = Math.max(1, Math.ceil(data.amounts.length / (options.labelsAtMost ?? 8)));
  const shapes: Shape[] = [...axis.shapes];
  const labels: Label[] = [...axis.labels];
  data.amounts.forEach((amount, i) => {
    const box = { x: place(i * width + width * 0.12), width: place(width * 0.76) };
    if (amount.value === undefined)
      shapes.push({ kind: 'rect', ...box, y: 80, height: 20, stroke: 'control', strokeWidth: 1, dash: 'dashed' });
    else
      shapes.push({
        kind: 'rect',
        ...box,
        y: place(y(amount.value)),
        height: place(100 - y(amount.value)),
        fill: amount.ink ?? 's1',
        radius: 2,
      });
    if (i % every === 0) labels.push({ x: place((i + 0.5) * width), y: 100, dy: 16, text: amount.label, anchor: 'middle', ink: 'text-3' });
  });
  if (limit !== undefined) {
    const at = place(y(limit.value));
    shapes.push({ kind: 'line', x1: 0, x2: 100, y1: at, y2: at, stroke: 'control', strokeWidth: 1.5 });
    labels.push({ x: 100, y: at, dy: -8, text: limit.label, anchor: 'end', ink: 'text-2' });
  }
  return {
    frame: 'axes',
    height: 140,
    shapes,
    labels,
    stops: data.amounts.flatMap((amount, i) =>
      amount.value === undefined
        ? []
        : [
            {
              x: place((i + 0.5) * width),
              y: place(y(amount.value)),
              at: amount.at ?? amount.label,
              text: `${amount.label}: ${format.withUnit(amount.value)}`,
            },
          ],
    ),
    legend: [],
    ...amountsInWords(data, options),
  };
}
