import type { Direction } from './shape.ts';

/**
 * Every phrase that a chart can say. A surface in another language passes its own; figures arrive formatted.
 *
 * Kept as functions and not as templates, so that a language may order and inflect as it must.
 */
export interface Words {
  readonly noData: string;
  readonly day: string;
  readonly time: string;
  readonly value: string;
  readonly usual: string;
  readonly reading: string;
  readonly direction: Readonly<Record<Direction, string>>;
  readonly range: (low: string, high: string) => string;
  readonly valueAgainstUsual: (value: string, direction: Direction, usual: string | undefined, isClock?: boolean) => string;
  readonly lastDays: (days: number) => string;
  readonly last: (value: string, day: string) => string;
  readonly noDataFor: (days: number) => string;
  readonly usualIs: (range: string) => string;
  readonly mean7: string;
  readonly usualRange: string;
  readonly daysWithData: (have: number, all: number) => string;
  readonly stage: Readonly<Record<'awake' | 'rem' | 'light' | 'deep' | 'asleep' | 'in-bed', string>>;
  readonly from: string;
  readonly until: string;
  readonly length: string;
  readonly middle: string;
  readonly middleHighest: (time: string, value: string) => string;
  readonly middleLowest: (time: string, value: string) => string;
  readonly quarters: string;
  readonly nearlyAll: string;
  readonly needsDays: (have: number, need: number) => string;
  readonly goalReached: (reached: number, days: number, goal: string) => string;
  readonly group: string;
  readonly count: string;
  readonly mean: string;
  readonly groupMean: (label: string, mean: string, n: number) => string;
  readonly difference: (value: string, low: string | undefined, high: string | undefined) => string;
  readonly highest: (label: string, value: string) => string;
  readonly spans: (count: number, length: string) => string;
  readonly longest: (name: string, length: string) => string;
  readonly service: string;
  readonly operation: string;
  readonly start: string;
}

/** The phrases in English. */
export const ENGLISH: Words = {
  noData: 'no data',
  day: 'Day',
  time: 'Time',
  value: 'Value',
  usual: 'Usual',
  reading: 'Reading',
  direction: { below: 'below your usual', usual: 'in your usual range', above: 'above your usual', learning: 'learning your usual' },
  range: (low, high) => `${low} to ${high}`,
  valueAgainstUsual: (value, direction, usual, isClock = false) => {
    if (usual === undefined || direction === 'learning') return `${value}. Your usual range is not known yet.`;
    if (direction === 'usual') return `${value}, in your usual range of ${usual}.`;
    if (isClock) return `${value}, ${direction === 'above' ? 'later than' : 'earlier than'} your usual ${usual}.`;
    return `${value}, ${direction} your usual ${usual}.`;
  },
  lastDays: (days) => `Last ${days} days.`,
  last: (value, day) => `Last: ${value} on ${day}.`,
  noDataFor: (days) => `No data for ${days} of them.`,
  usualIs: (range) => `Usual ${range}.`,
  mean7: '7-day average',
  usualRange: 'your usual range',
  daysWithData: (have, all) => `${have} of ${all} days with data.`,
  stage: { awake: 'Awake', rem: 'REM', light: 'Light', deep: 'Deep', asleep: 'Asleep', 'in-bed': 'In bed' },
  from: 'From',
  until: 'Until',
  length: 'Length',
  middle: 'Middle',
  middleHighest: (time, value) => `Middle line highest near ${time} at ${value}.`,
  middleLowest: (time, value) => `Lowest near ${time} at ${value}.`,
  quarters: 'Middle half',
  nearlyAll: '9 in 10 days',
  needsDays: (have, need) => `Not enough days yet: ${have} of ${need}.`,
  goalReached: (reached, days, goal) => `${goal} or more on ${reached} of ${days} days.`,
  group: 'Group',
  count: 'Count',
  mean: 'Mean',
  groupMean: (label, mean, n) => `${label}: mean ${mean} of ${n}.`,
  difference: (value, low, high) =>
    low === undefined || high === undefined ? `Difference ${value}.` : `Difference ${value}, likely between ${low} and ${high}.`,
  highest: (label, value) => `Highest: ${label} at ${value}.`,
  spans: (count, length) => `${count} steps in ${length}.`,
  longest: (name, length) => `Longest: ${name}, ${length}.`,
  service: 'Service',
  operation: 'Step',
  start: 'Start',
};
