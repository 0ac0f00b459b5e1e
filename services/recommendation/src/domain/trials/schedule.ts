import { addDays } from '../days.ts';
import type { Arm, Pause, Question } from './question.ts';

/** One day of a trial. Blocks and pairs count from 0. */
export interface ScheduledDay {
  readonly day: string;
  readonly block: number;
  readonly pair: number;
  readonly arm: Arm;
  /** False for days of wash-out. */
  readonly counts: boolean;
}

type Design = Pick<Question, 'startOn' | 'blockDays' | 'pairs' | 'washoutDays'>;

/** Days that a trial takes when it is never paused. */
export const lengthOf = ({ blockDays, pairs }: Pick<Design, 'blockDays' | 'pairs'>): number => 2 * pairs * blockDays;

const isIn = (pause: Pause, day: string, today: string): boolean =>
  day >= pause.from && (pause.until === undefined ? day <= today : day < pause.until);

/**
 * The days of a trial in order. Paused days are no days of it: the rest of the schedule waits, so that order and number of days stay as
 * they were drawn. The first days of each block, and again the first after a pause, are wash-out. A pause that still goes on is taken to
 * end tomorrow.
 */
export function scheduleOf(design: Design, order: readonly Arm[], pauses: readonly Pause[], today: string): readonly ScheduledDay[] {
  const days: ScheduledDay[] = [];
  let day = design.startOn;
  let washed = 0;
  for (let index = 0; index < order.length * design.blockDays; day = addDays(day, 1)) {
    if (pauses.some((pause) => isIn(pause, day, today))) {
      washed = 0;
      continue;
    }
    const block = Math.floor(index / design.blockDays);
    if (index % design.blockDays === 0) washed = 0;
    days.push({ day, block, pair: Math.floor(block / 2), arm: order[block] ?? 'off', counts: washed >= design.washoutDays });
    washed += 1;
    index += 1;
  }
  return days;
}
