import { formatter, type FormatOptions } from './format.ts';
import { clamp, place } from './scale.ts';
import type { Chart, Direction, Ink, Label, Shape } from './shape.ts';
import { ENGLISH, type Words } from './words.ts';

/** One measure of last night against the person's own usual range. */
export interface RangeRowData {
  readonly name: string;
  readonly day: string;
  readonly value: number;
  /** 10th to 90th percentile of the days before; absent while it is still being learnt. */
  readonly usual?: { readonly low: number; readonly high: number };
  readonly direction: Direction;
  /** The days before, newest last; up to seven are drawn. */
  readonly before: readonly { readonly day: string; readonly value: number }[];
}

/** The usual range fills the middle 40 % of the track. */
const BAND_FROM = 30;
const BAND_TO = 70;
/** Half-widths of the usual range that fit on either side of its middle before a value is clipped. */
const REACH = 2.3;
const CENTRE = 50;
const HALF = 20;

const INKS: Readonly<Record<Direction, Ink>> = { below: 'below', usual: 'usual', above: 'above', learning: 'usual' };

/** Colour of a direction; a word or a shape always goes with it. */
export const directionInk = (direction: Direction): Ink => INKS[direction];

function marks(data: RangeRowData, at: (value: number) => number): readonly Shape[] {
  return data.before.slice(-7).map(({ value }) => {
    const x = place(clamp(at(value), CENTRE - REACH * HALF, CENTRE + REACH * HALF));
    return { kind: 'line', x1: x, x2: x, y1: 28, y2: 72, stroke: 'control', strokeWidth: 1.5 } as const;
  });
}

/** Track, shaded usual range, marks of the days before and one dot. Beyond 2.3 half-widths the dot stops and an arrow shows the way on. */
export function rangeRow(data: RangeRowData, options: FormatOptions & { readonly words?: Words }): Chart {
  const words = options.words ?? ENGLISH;
  const format = formatter(options);
  const track: Shape = { kind: 'line', x1: 0, x2: 100, y1: 50, y2: 50, stroke: 'line', strokeWidth: 2 };
  const shapes: Shape[] = [track];
  const labels: Label[] = [];
  const ink = directionInk(data.direction);
  if (data.usual !== undefined) {
    const middle = (data.usual.low + data.usual.high) / 2;
    const half = (data.usual.high - data.usual.low) / 2;
    const at = (value: number): number =>
      half === 0 ? CENTRE + Math.sign(value - middle) * HALF * REACH : CENTRE + ((value - middle) / half) * HALF;
    const wanted = at(data.value);
    const x = place(clamp(wanted, CENTRE - REACH * HALF, CENTRE + REACH * HALF));
    shapes.push({ kind: 'rect', x: BAND_FROM, y: 18, width: BAND_TO - BAND_FROM, height: 64, fill: 'band', radius: 4 }, ...marks(data, at));
    shapes.push({ kind: 'dot', x, y: 50, radius: 5, fill: ink, ring: 'surface' });
    if (wanted > CENTRE + REACH * HALF) labels.push({ x: 100, y: 50, text: '▸', anchor: 'end', ink });
    if (wanted < CENTRE - REACH * HALF) labels.push({ x: 0, y: 50, text: '◂', anchor: 'start', ink });
  }
  const usual = data.usual === undefined ? undefined : words.range(format.number(data.usual.low), format.number(data.usual.high));
  const rows = [...data.before.slice(-7), { day: data.day, value: data.value }];
  return {
    frame: 'bare',
    height: 22,
    shapes,
    labels,
    stops: [],
    legend: [],
    sentence: words.valueAgainstUsual(format.spoken(data.value), data.direction, usual, options.clock !== undefined),
    table: {
      caption: data.name,
      columns: [words.day, words.value, words.usual],
      rows: rows.map((row, i) => [
        format.longDay(row.day),
        format.withUnit(row.value),
        i === rows.length - 1 ? (usual ?? words.direction.learning) : '',
      ]),
    },
  };
}
