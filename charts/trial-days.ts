import { dayAxis, valueAxis } from './axes.ts';
import { dayNumber } from './days.ts';
import { type Format, formatter, type FormatOptions } from './format.ts';
import { extent, linear, place, type Scale } from './scale.ts';
import type { Chart, Ink, Label, Shape } from './shape.ts';
import { niceTicks } from './ticks.ts';
import { ENGLISH, type Words } from './words.ts';

/** A kind of day in a trial. */
export type TrialArm = 'on' | 'off';

/** A day of a trial; one without a value has none to show, one that does not count is drawn faint. */
export interface TrialChartDay {
  readonly day: string;
  readonly arm: TrialArm;
  readonly counts: boolean;
  readonly value?: number;
}

/** A trial whose days went back and forth. */
export interface TrialDaysData {
  readonly name: string;
  readonly days: readonly TrialChartDay[];
  readonly labels: Readonly<Record<TrialArm, string>>;
  /** Means of the days that counted. */
  readonly means: Readonly<Partial<Record<TrialArm, number>>>;
  readonly difference?: { readonly value: number; readonly low: number; readonly high: number };
}

const INK: Readonly<Record<TrialArm, Ink>> = { on: 's1', off: 's2' };
/** Most days whose letters have room below the box. */
const LETTERS_AT_MOST = 32;

/** Days with it on a ground with a letter, those without on none; dots of both, and the mean of each as a line. */
export function trialDays(data: TrialDaysData, options: FormatOptions & { readonly words?: Words }): Chart {
  const words = options.words ?? ENGLISH;
  const format = formatter(options);
  const days = [...data.days].sort((a, b) => (a.day < b.day ? -1 : 1));
  const [from, to] = [days[0]?.day ?? '1970-01-01', days.at(-1)?.day ?? '1970-01-01'];
  const reach = extent(days.flatMap(({ value }) => (value === undefined ? [] : [value]))) ?? [0, 1];
  const ticks = niceTicks(reach[0], reach[1]);
  const x = linear([dayNumber(from) - 0.5, dayNumber(to) + 0.5], [0, 100]);
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [100, 8]);
  const axis = valueAxis(ticks, y, options);
  const counted = (arm: TrialArm): number => days.filter((day) => day.arm === arm && day.counts && day.value !== undefined).length;
  return {
    frame: 'axes',
    height: 220,
    shapes: [...grounds(days, x), ...axis.shapes, ...meanLines(data.means, y), ...days.flatMap((day) => dot(day, x, y))],
    labels: [...axis.labels, ...dayAxis(from, to, x, format), ...letters(days, x)],
    stops: days.flatMap(({ day, value, arm }) =>
      value === undefined
        ? []
        : [
            {
              x: place(x(dayNumber(day))),
              y: place(y(value)),
              at: day,
              text: `${format.longDay(day)}: ${format.withUnit(value)}, ${data.labels[arm].toLowerCase()}`,
            },
          ],
    ),
    legend: (['on', 'off'] as const).map((arm) => ({ ink: INK[arm], mark: 'dot', text: `${LETTER[arm]}: ${data.labels[arm]}` })),
    sentence: sentence(data, counted, format, words),
    get table() {
      return {
        caption: data.name,
        columns: [words.day, words.group, words.value],
        rows: days.map(({ day, arm, value }) => [
          format.longDay(day),
          data.labels[arm],
          value === undefined ? words.noData : format.withUnit(value),
        ]),
      };
    },
  };
}

const LETTER: Readonly<Record<TrialArm, string>> = { on: 'A', off: 'B' };

const grounds = (days: readonly TrialChartDay[], x: Scale): readonly Shape[] =>
  days
    .filter(({ arm }) => arm === 'on')
    .map(({ day }) => {
      const left = place(x(dayNumber(day) - 0.5));
      return { kind: 'rect', x: left, y: 0, width: place(x(dayNumber(day) + 0.5)) - left, height: 100, fill: 'band' };
    });

/** One letter a block: the first of days in a row that have the same arm. */
const letters = (days: readonly TrialChartDay[], x: Scale): readonly Label[] =>
  days.length > LETTERS_AT_MOST
    ? []
    : days.map(({ day, arm }, i) => ({
        x: place(x(dayNumber(day))),
        y: 0,
        dy: 11,
        text: LETTER[arm],
        anchor: 'middle',
        ink: 'text-2',
        isMinor: days.length > 16 && days[i - 1]?.arm === arm,
      }));

const meanLines = (means: TrialDaysData['means'], y: Scale): readonly Shape[] =>
  (['on', 'off'] as const).flatMap((arm) => {
    const mean = means[arm];
    if (mean === undefined) return [];
    const at = place(y(mean));
    return [
      { kind: 'line', x1: 0, x2: 100, y1: at, y2: at, stroke: INK[arm], strokeWidth: 2, ...(arm === 'off' ? { dash: 'dashed' } : {}) },
    ];
  });

function dot({ day, value, arm, counts }: TrialChartDay, x: Scale, y: Scale): readonly Shape[] {
  if (value === undefined) return [];
  return [
    { kind: 'dot', x: place(x(dayNumber(day))), y: place(y(value)), radius: 4, fill: INK[arm], ...(counts ? {} : { opacity: 0.35 }) },
  ];
}

function sentence(data: TrialDaysData, counted: (arm: TrialArm) => number, format: Format, words: Words): string {
  const parts = (['on', 'off'] as const).map((arm) => {
    const mean = data.means[arm];
    return words.groupMean(data.labels[arm], mean === undefined ? words.noData : format.spoken(mean), counted(arm));
  });
  const { difference } = data;
  if (difference !== undefined)
    parts.push(words.difference(format.signed(difference.value), format.signed(difference.low), format.signed(difference.high)));
  return [`${data.name}.`, ...parts].join(' ');
}
