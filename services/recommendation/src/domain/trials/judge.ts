import { blockTrial, median, trialEffect, type TrialDay } from '@aceso/science';
import { addDays } from '../days.ts';
import type { DayPoint } from '../features.ts';
import type { Arm, Pause, Question } from './question.ts';
import { scheduleOf, type ScheduledDay } from './schedule.ts';

/** Everything that a verdict is made of: kept as it was, so that it can be computed anew. */
export interface TrialInputs {
  readonly question: Question;
  readonly seed: number;
  readonly order: readonly Arm[];
  readonly pauses: readonly Pause[];
  /** Last day that is looked at: the last of the schedule, or the day before the person ended it. */
  readonly until: string;
  readonly endedEarly: boolean;
  readonly points: readonly DayPoint[];
  /** What the person said, by day. */
  readonly told: readonly { readonly day: string; readonly followed: boolean }[];
  /** Of the measure that shows whether it is done, from before the start on. */
  readonly followedPoints: readonly DayPoint[];
}

export type Use = 'counted' | 'wash-out' | 'no-data' | 'pair-not-whole' | 'after-the-end';
export type VerdictKind = 'helped' | 'no-difference' | 'other-way' | 'cannot-say';
export type Lack = 'few-pairs' | 'few-days' | 'too-uncertain' | 'not-followed' | 'no-spread';

export interface JudgedDay extends ScheduledDay {
  readonly use: Use;
  readonly value?: number;
  readonly followed?: boolean;
}

export interface Difference {
  readonly effect: number;
  readonly low: number;
  readonly high: number;
}

/** What a trial comes to, in numbers. */
export interface Judged {
  readonly verdict: VerdictKind;
  readonly lack?: Lack;
  readonly days: readonly JudgedDay[];
  readonly wholePairs: number;
  readonly difference?: Difference;
  /** That the measure lay on the wished side on days with it. */
  readonly chance?: number;
  readonly byLuck?: { readonly p: number; readonly orders: number };
  readonly adherence: {
    readonly told: number;
    readonly followed: number;
    readonly measured?: { readonly metric: string; readonly days: number; readonly followed: number };
  };
}

export const TRIAL_METHODS = [
  { id: 'block-order', version: '1', source: 'Order of each pair by a seeded coin; CENT 2015, doi 10.1136/bmj.h1793' },
  {
    id: 'trial-effect',
    version: '1',
    source:
      'Pairs as levels, correlated days, correlation averaged over a grid (method of this project); Zucker 2010, doi 10.1016/j.jclinepi.2010.04.020',
  },
  { id: 'block-trial', version: '1', source: 'Exact permutation of the orders within pairs; CENT 2015, doi 10.1136/bmj.h1793' },
] as const;

const ALPHA = 0.05;
/** A block speaks when half of its days that count have a value. */
const SPEAKS = 0.5;
/** Fewer answers than this say nothing about how far a trial was followed. */
const ANSWERS_NEEDED = 4;
const FOLLOWED_AT_LEAST = 0.5;

/**
 * Judges a trial by the instruction of each day, whether it was followed or not: that alone was drawn by lot. Pure: the same inputs give
 * the same verdict, byte for byte.
 */
export function judgeTrial(inputs: TrialInputs): Judged {
  const { question } = inputs;
  const days = usesOf(inputs);
  const counted = days.filter(({ use }) => use === 'counted');
  const wholePairs = new Set(counted.map(({ pair }) => pair)).size;
  const adherence = adherenceOf(inputs, days);
  const known = { days, wholePairs, adherence };
  const untold = (lack: Lack): Judged => ({ verdict: 'cannot-say', lack, ...known });
  if (wholePairs < 2) return untold('few-pairs');
  const found = trialEffect({ days: counted.map(toScience), smallest: question.smallestDifference, alpha: ALPHA });
  if (!found.ok) return untold(found.reason === 'no-spread' ? 'no-spread' : 'few-days');
  const { effect, low, high, higher } = found.value;
  const numbers = { difference: { effect, low, high }, chance: question.direction === 'up' ? higher : 1 - higher, ...luckOf(counted) };
  return { ...decide(question, numbers.difference, adherence), ...known, ...numbers };
}

const toScience = ({ day, value, arm, pair }: JudgedDay): TrialDay => ({
  day: Math.round(Date.parse(day) / 86_400_000),
  value: value ?? 0,
  treated: arm === 'on',
  pair,
});

/** What becomes of each day of the schedule. Pairs of which one block does not speak are left out whole. */
function usesOf({ question, order, pauses, until, points, told }: TrialInputs): readonly JudgedDay[] {
  const values = new Map(points.map(({ day, value }) => [day, value]));
  const said = new Map(told.map(({ day, followed }) => [day, followed]));
  const first = scheduleOf(question, order, pauses, until).map((day): JudgedDay => {
    const value = values.get(addDays(day.day, question.lagDays));
    const followed = said.get(day.day);
    const use: Use = day.day > until ? 'after-the-end' : !day.counts ? 'wash-out' : value === undefined ? 'no-data' : 'counted';
    const hasValue = value !== undefined && use !== 'after-the-end';
    return { ...day, use, ...(hasValue ? { value } : {}), ...(followed === undefined ? {} : { followed }) };
  });
  const speaks = (block: number): boolean => {
    const its = first.filter((day) => day.block === block && day.counts);
    return its.filter(({ use }) => use === 'counted').length >= Math.max(1, its.length * SPEAKS);
  };
  return first.map((day) =>
    day.use === 'counted' && !(speaks(2 * day.pair) && speaks(2 * day.pair + 1)) ? { ...day, use: 'pair-not-whole' } : day,
  );
}

/** How often chance alone would give as large a difference of the means of blocks. */
function luckOf(counted: readonly JudgedDay[]): Pick<Judged, 'byLuck'> {
  const blocks = [...new Set(counted.map(({ block }) => block))];
  const means = blocks.map((block) => {
    const its = counted.filter((day) => day.block === block).map(({ value }) => value ?? 0);
    return its.reduce((sum, value) => sum + value, 0) / its.length;
  });
  const treated = blocks.map((block) => counted.find((day) => day.block === block)?.arm === 'on');
  const found = blockTrial({ values: means, treated, blockDays: 1, lag: 0 });
  return found.ok ? { byLuck: { p: found.value.p, orders: 2 ** (blocks.length / 2) } } : {};
}

function adherenceOf({ question, followedPoints }: TrialInputs, days: readonly JudgedDay[]): Judged['adherence'] {
  const past = days.filter(({ use }) => use !== 'after-the-end');
  const told = past.filter(({ followed }) => followed !== undefined);
  const said = { told: told.length, followed: told.filter(({ followed }) => followed === true).length };
  const shown = question.followedBy;
  if (shown === undefined) return said;
  const before = followedPoints.filter(({ day }) => day < addDays(question.startOn, shown.lagDays)).map(({ value }) => value);
  const usual = median(before);
  if (!usual.ok) return said;
  const on = new Set(past.filter(({ arm }) => arm === 'on').map(({ day }) => day));
  const measured = followedPoints.filter(({ day }) => on.has(addDays(day, -shown.lagDays)));
  const sign = shown.direction === 'up' ? 1 : -1;
  const followed = measured.filter(({ value }) => sign * (value - usual.value) >= shown.difference).length;
  return measured.length === 0 ? said : { ...said, measured: { metric: shown.metric, days: measured.length, followed } };
}

function decide(
  { direction, smallestDifference }: Question,
  { effect, low, high }: Difference,
  { told, followed }: Judged['adherence'],
): Pick<Judged, 'verdict' | 'lack'> {
  const gain = direction === 'up' ? effect : -effect;
  const [least, most] = direction === 'up' ? [low, high] : [-high, -low];
  if (told >= ANSWERS_NEEDED && followed / told < FOLLOWED_AT_LEAST) return { verdict: 'cannot-say', lack: 'not-followed' };
  if (least > 0 && gain >= smallestDifference) return { verdict: 'helped' };
  if (most < 0) return { verdict: 'other-way' };
  if (most < smallestDifference || least > 0) return { verdict: 'no-difference' };
  return { verdict: 'cannot-say', lack: 'too-uncertain' };
}
