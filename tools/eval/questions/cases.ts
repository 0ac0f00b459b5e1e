import { random } from '@aceso/simulator/random';

/** A question of one kind with its right answer, worked out here by plain sums; undefined when there is none. */
export interface Question {
  readonly kind: string;
  readonly text: string;
  readonly truth: number | undefined;
}

export interface Day {
  readonly day: string;
  readonly steps: number;
  readonly sleep: number;
  readonly heart: number;
}

export const TODAY = '2026-10-28';
const DAY_MS = 86_400_000;

/** Two hundred days of a person who does not exist. */
export function daysOf(seed: number): readonly Day[] {
  const draw = random(seed, 'questions');
  return Array.from({ length: 200 }, (_, i) => ({
    day: new Date(Date.parse(TODAY) - (199 - i) * DAY_MS).toISOString().slice(0, 10),
    steps: draw.whole(2_500, 15_000),
    sleep: draw.whole(300, 540),
    heart: draw.whole(52, 70),
  }));
}

const PERIODS: readonly (readonly [words: string, from: string, to: string])[] = [
  ['over the last 7 days', '2026-10-22', TODAY],
  ['in the past 30 days', '2026-09-29', TODAY],
  ['last week', '2026-10-19', '2026-10-25'],
  ['last month', '2026-09-01', '2026-09-30'],
  ['in August', '2026-08-01', '2026-08-31'],
  ['this month', '2026-10-01', TODAY],
  ['between 3 and 19 August', '2026-08-03', '2026-08-19'],
  ['since 1 October', '2026-10-01', TODAY],
];
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number | undefined => (values.length === 0 ? undefined : sum(values) / values.length);
const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
};

/** Questions in wordings of our own, by kind. */
export function questionsOf(days: readonly Day[]): readonly Question[] {
  return PERIODS.flatMap(([words, from, to]): readonly Question[] => {
    const own = days.filter(({ day }) => day >= from && day <= to);
    const of = (pick: (day: Day) => number): readonly number[] => own.map(pick);
    const steps = of((day) => day.steps);
    const sleep = of((day) => day.sleep);
    const heart = of((day) => day.heart);
    return [
      { kind: 'mean', text: `How many steps a day did I take on average ${words}?`, truth: mean(steps) },
      { kind: 'mean', text: `what was my mean resting pulse ${words}`, truth: mean(heart) },
      { kind: 'sum', text: `How many steps did I walk altogether ${words}?`, truth: sum(steps) },
      { kind: 'sum', text: `Total steps ${words}?`, truth: sum(steps) },
      { kind: 'extreme', text: `What was the most steps I took in a day ${words}?`, truth: Math.max(...steps) },
      { kind: 'extreme', text: `Lowest resting heart rate ${words}`, truth: Math.min(...heart) },
      { kind: 'median', text: `What was my median resting heart rate ${words}?`, truth: middle(heart) },
      {
        kind: 'count',
        text: `On how many days did I take more than 10,000 steps ${words}?`,
        truth: steps.filter((value) => value > 10_000).length,
      },
      {
        kind: 'count',
        text: `How many nights did I sleep less than 6 hours ${words}?`,
        truth: sleep.filter((value) => value < 360).length,
      },
      {
        kind: 'condition',
        text: `What were my average steps on days when I slept under 6 hours ${words}?`,
        truth: mean(own.filter((day) => day.sleep < 360).map((day) => day.steps)),
      },
      {
        kind: 'condition',
        text: `Average resting heart rate on days with more than 10,000 steps ${words}?`,
        truth: mean(own.filter((day) => day.steps > 10_000).map((day) => day.heart)),
      },
      { kind: 'no data', text: `What was my average blood glucose ${words}?`, truth: undefined },
    ];
  });
}
