import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { TestReply, TestRequest } from '@aceso/kit/testing';
import { addDays } from '../src/domain/days.ts';
import type { DayPoint } from '../src/domain/features.ts';
import type { OpenRecommendation } from './open-recommendation.ts';
import { bell, noise, TODAY } from './series.ts';

export type TrialView = Output<typeof recommendation.operations.getTrial>;
export type VerdictView = NonNullable<Output<typeof recommendation.operations.getTrialVerdict>['verdict']>;
export type TrialProof = Output<typeof recommendation.operations.getTrialProof>;

/** Asks a door about trials of Ada, or of whoever is named. */
export const ask = async (open: OpenRecommendation, path: string, request: Partial<TestRequest> = {}): Promise<TestReply> =>
  await open.house.ask('recommendation', { as: open.ada, path: `/v1/people/me/${path}`, ...request });

/** Starts a trial that must start. */
export async function start(open: OpenRecommendation, plan: object): Promise<TrialView> {
  const reply = await ask(open, 'trials', { body: plan });
  if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
  return reply.json() as unknown as TrialView;
}

/** Days of a measure from two months before TODAY to the day before `until`, around a level; `more` says what a day has on top. */
export const daysWith = (level: number, scatter: number, until: string, more: (day: string) => number | undefined): readonly DayPoint[] => {
  const random = noise(11);
  const days: DayPoint[] = [];
  for (let day = addDays(TODAY, -60); day < until; day = addDays(day, 1)) {
    const [extra, value] = [more(day), level + scatter * bell(random)];
    if (extra !== undefined) days.push({ day, value: value + extra, count: 10, coverage: 1, sources: ['Watch'] });
  }
  return days;
};

/** More where the days of a trial that have it show, nothing elsewhere. */
export const onDays = (trial: TrialView, more: number) => {
  const on = new Set(trial.days.filter(({ arm }) => arm === 'on').map(({ day }) => addDays(day, trial.lagDays)));
  return (day: string): number => (on.has(day) ? more : 0);
};

/** A plan of a person's own. */
export const OWN = { action: 'No screens after nine in the evening', metric: 'sleep-duration', direction: 'up' } as const;
