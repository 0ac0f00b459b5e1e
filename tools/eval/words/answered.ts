import { ask, USUAL_CONVENTIONS, type AskContext, type AskData, type DayValue } from '@aceso/recommendation/ask';
import type { Random } from '@aceso/simulator/random';
import { factsOfAnswer } from '../../../services/recommendation/src/domain/worded/facts-of-answer.ts';
import type { Verifiable } from '../../../services/recommendation/src/domain/worded/verify-draft.ts';
import type { Query } from '../../../services/recommendation/src/domain/ask/query.ts';
import { nameOf } from '../../../services/recommendation/src/domain/ask/words.ts';

const TODAY = '2026-10-28';
const DAY_MS = 86_400_000;
const DAYS = 420;

/** One question with its computed sentence and all that a text about it may state. */
export interface Answered extends Verifiable {
  readonly question: string;
  readonly kind: Query['kind'];
  /** The measure as the computed sentence calls it. */
  readonly name: string;
}

const METRICS: readonly (readonly [id: string, words: readonly string[], low: number, high: number])[] = [
  ['resting-heart-rate', ['resting heart rate', 'resting pulse'], 52, 71],
  ['step-count', ['steps', 'step count'], 2_400, 15_200],
  ['sleep-duration', ['sleep', 'sleep duration'], 301, 548],
  ['body-mass', ['weight', 'body weight'], 71.2, 79.8],
  ['heart-rate-variability-rmssd', ['HRV', 'heart rate variability'], 24, 88],
  ['exercise-time', ['active minutes', 'exercise minutes'], 4, 96],
  ['blood-glucose', ['blood glucose', 'blood sugar'], 83, 151],
  ['respiratory-rate', ['breathing rate', 'respiratory rate'], 12.1, 17.9],
  ['flights-climbed', ['floors climbed'], 0, 22],
  ['walking-speed', ['walking speed'], 3.9, 6.2],
];
const PERIODS = [
  'over the last 7 days',
  'in the last 30 days',
  'last week',
  'last month',
  'this month',
  'in August',
  'since 1 October',
  'from 3 to 9 August',
  'at weekends',
  'in 2026',
  'yesterday',
  '',
];
const PAIRS = [
  ['this month', 'last month'],
  ['last week', 'the week before'],
  ['in August', 'in September'],
  ['at weekends', 'on weekdays'],
] as const;

/** A person who does not exist, with values that few others could be mistaken for. */
function dataOf(draw: Random): AskData {
  const dayAt = (i: number): string => new Date(Date.parse(TODAY) - (DAYS - 1 - i) * DAY_MS).toISOString().slice(0, 10);
  const series = (low: number, high: number): readonly DayValue[] => {
    const slope = draw.between(-0.3, 0.3);
    return Array.from({ length: DAYS }, (_, i) => {
      const share = Math.min(1, Math.max(0, draw.between(0, 0.7) + 0.15 + slope * (i / DAYS - 0.5)));
      return { day: dayAt(i), value: low + share * (high - low), count: 1, sources: ['Watch'] };
    });
  };
  return {
    today: TODAY,
    series: new Map(METRICS.map(([id, , low, high]) => [id, series(low, high)])),
    workouts: Array.from({ length: DAYS }, (_, i) => i)
      .filter(() => draw.chance(0.35))
      .map((i) => {
        const km = draw.between(3, 14);
        return {
          day: dayAt(i),
          type: draw.chance(0.6) ? 'running' : 'cycling',
          minutes: km * draw.between(5, 7),
          distanceM: 1000 * km,
          source: 'Watch',
        };
      }),
  };
}

/** Questions of every kind that the grammar reads, in order; the draws decide measures and periods. */
function questionsOf(draw: Random): readonly string[] {
  const pick = <T>(from: readonly T[]): T => from[draw.whole(0, from.length - 1)] as T; // Within the list.
  const metric = (): string => pick(pick(METRICS)[1]);
  const period = (): string => pick(PERIODS);
  const [one, other] = pick(PAIRS);
  return [
    `What was my average ${metric()} ${period()}?`,
    `What was my ${pick(['highest', 'lowest', 'median'])} ${metric()} ${period()}?`,
    `How many steps did I take ${period()}?`,
    `Did my ${metric()} change ${one} compared to ${other}?`,
    `How much higher was my ${metric()} ${one} than ${other}?`,
    `Is my ${metric()} going up or down ${period()}?`,
    `On how many days did I walk more than ${draw.whole(5, 12)},000 steps ${period()}?`,
    `What is my longest streak of days with at least ${draw.whole(5, 9)},000 steps?`,
    `When was my ${pick(['highest', 'lowest'])} ${metric()} ${period()}?`,
    `Which weekday has my highest ${metric()}?`,
    `My ${metric()} by month`,
    `How far did I run ${period()}?`,
    `How many times did I run ${period()}?`,
    `How much weight did I ${pick(['lose', 'gain'])} since 1 ${pick(['August', 'September', 'October'])}?`,
    `What was my average ${metric()} on days I slept under ${draw.whole(6, 8)} hours?`,
    `Is there a correlation between my steps and my ${pick(['sleep', 'HRV', 'resting heart rate'])}?`,
    `What was my average pace when running ${period()}?`,
  ];
}

/** So many answered questions. */
export function answeredQuestions(draw: Random, many: number): readonly Answered[] {
  const found: Answered[] = [];
  for (let tries = 0; found.length < many && tries < 4 * many; tries++) {
    const data = dataOf(draw);
    const context: AskContext = {
      today: TODAY,
      conventions: USUAL_CONVENTIONS,
      available: new Map([...data.series].map(([id, values]) => [id, values.length])),
      preferred: () => undefined,
    };
    for (const question of questionsOf(draw)) {
      const asked = ask(question, data, context);
      if (!asked.ok || asked.answer.value === undefined) continue;
      found.push({
        question,
        kind: asked.query.kind,
        name: 'measure' in asked.query ? nameOf(asked.query.measure) : '',
        ...factsOfAnswer(asked.query, asked.answer, TODAY, context),
        computed: asked.answer.sentence,
      });
    }
  }
  return found.slice(0, many);
}
