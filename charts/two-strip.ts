import { readTicks } from './axes.ts';
import { type Format, formatter, type FormatOptions } from './format.ts';
import { clamp, extent, linear, place, type Scale } from './scale.ts';
import type { Chart, Ink, Label, Shape } from './shape.ts';
import { ticksOf } from './ticks.ts';
import { ENGLISH, type Words } from './words.ts';

/** One group of values, such as nights after an early dinner. */
export interface Strip {
  readonly label: string;
  readonly values: readonly number[];
  readonly days?: readonly string[];
  readonly mean?: number;
}

/** Two groups, or a few, that are compared. */
export interface TwoStripData {
  readonly name: string;
  readonly groups: readonly Strip[];
  /** Likely range of the difference between the means of the first two groups. */
  readonly difference?: { readonly low: number; readonly high: number };
}

const INKS: readonly Ink[] = ['s1', 's2', 's3', 's4'];
/** Values that fall into the same sixtieth of the width are set beside each other, so that none hides another. */
const COLUMNS = 60;
/** Steps of a crowded column, in percent of the row, around its middle. */
const STEPS = [0, -1, 1, -2, 2, -3, 3] as const;

const meanOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;

function swarm(values: readonly number[], x: Scale, middle: number, height: number, ink: Ink): readonly Shape[] {
  const taken = new Map<number, number>();
  return [...values]
    .sort((a, b) => a - b)
    .map((value) => {
      const at = x(value);
      const column = Math.round((at / 100) * COLUMNS);
      const nth = taken.get(column) ?? 0;
      taken.set(column, nth + 1);
      const step = STEPS[nth % STEPS.length] ?? 0;
      return { kind: 'dot', x: place(at), y: place(middle + step * height * 0.09), radius: 3, fill: ink, opacity: 0.75 } as const;
    });
}

/** Dots of each value in one row a group, the means as ticks with their numbers, counts beside the names. */
export function twoStrip(data: TwoStripData, options: FormatOptions & { readonly words?: Words }): Chart {
  const words = options.words ?? ENGLISH;
  const format = formatter(options);
  const groups = data.groups.map((group) => ({ ...group, mean: group.mean ?? meanOf(group.values) }));
  const ticks = ticksOf(...(extent(groups.flatMap((group) => group.values)) ?? ([0, 1] as const)), options, 5);
  const x = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [2, 98]);
  const height = 100 / Math.max(1, groups.length);
  const read = readTicks(ticks, options);
  const shapes: Shape[] = ticks.map((tick) => ({
    kind: 'line',
    x1: place(x(tick)),
    x2: place(x(tick)),
    y1: 0,
    y2: 100,
    stroke: 'grid',
    strokeWidth: 1,
  }));
  const labels: Label[] = ticks.map((tick, i) => ({
    x: place(x(tick)),
    y: 100,
    dy: 16,
    text: i === ticks.length - 1 ? `${read(tick)} ${options.unit}`.trimEnd() : read(tick),
    anchor: 'middle',
    ink: 'text-3',
  }));
  groups.forEach((group, i) => {
    const middle = (i + 0.5) * height;
    shapes.push(...swarm(group.values, x, middle, height, INKS[i] ?? 'usual'));
    labels.push({ x: 0, y: place(middle), dx: -8, dy: -8, text: group.label, anchor: 'end', ink: 'text' });
    labels.push({ x: 0, y: place(middle), dx: -8, dy: 8, text: String(group.values.length), anchor: 'end', ink: 'text-3' });
    if (group.mean === undefined) return;
    const at = place(clamp(x(group.mean), 0, 100));
    shapes.push({
      kind: 'line',
      x1: at,
      x2: at,
      y1: place(middle - height * 0.24),
      y2: place(middle + height * 0.24),
      stroke: 'text',
      strokeWidth: 2,
    });
    labels.push({
      x: at,
      y: place(middle - height * 0.24),
      dy: -8,
      text: format.number(group.mean),
      anchor: 'middle',
      ink: 'text',
      strong: true,
    });
  });
  return {
    frame: 'rows',
    height: 64 * groups.length,
    shapes,
    labels,
    stops: [],
    legend: [],
    sentence: sentence(data, groups, format, words),
    table: {
      caption: data.name,
      columns: [words.group, words.day, words.value],
      rows: groups.flatMap((group) => [
        ...group.values.map((value, i) => [
          group.label,
          group.days?.[i] === undefined ? '' : format.longDay(group.days[i] ?? ''),
          format.withUnit(value),
        ]),
        [group.label, words.mean, group.mean === undefined ? words.noData : format.withUnit(group.mean)],
      ]),
    },
  };
}

function sentence(
  data: TwoStripData,
  groups: readonly { readonly label: string; readonly values: readonly number[]; readonly mean: number | undefined }[],
  format: Format,
  words: Words,
): string {
  const parts = groups.map((group) =>
    words.groupMean(group.label, group.mean === undefined ? words.noData : format.spoken(group.mean), group.values.length),
  );
  const [first, second] = groups;
  if (first?.mean !== undefined && second?.mean !== undefined) {
    const { difference } = data;
    parts.push(
      words.difference(
        format.signed(second.mean - first.mean),
        difference && format.signed(difference.low),
        difference && format.signed(difference.high),
      ),
    );
  }
  return `${data.name}. ${parts.join(' ')}`;
}
