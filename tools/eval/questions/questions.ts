import { ask, USUAL_CONVENTIONS, type AskData, type DayValue } from '@aceso/recommendation/ask';
import { percent, type Part } from '../part.ts';
import { daysOf, questionsOf, TODAY, type Question } from './cases.ts';

/** An answer is shown rounded: this much may it differ. */
const TOLERANCE = 0.006;
const GOAL = 95;

/** Questions in English over a person's own data, without a model. */
export const questions: Part = {
  name: 'questions',
  title: 'Questions about one’s own data',
  about: `Questions in wordings of our own over a made-up person of two hundred days, whose right answers are worked out here by plain sums; right is what differs
by less than ${100 * TOLERANCE} %, and no number where there are no data. The published reference questions are among the families above.`,
  run({ seed }) {
    const days = daysOf(seed);
    const series = (pick: (day: (typeof days)[number]) => number): readonly DayValue[] =>
      days.map((day) => ({ day: day.day, value: pick(day), count: 1, sources: ['Watch'] }));
    const data: AskData = {
      today: TODAY,
      series: new Map([
        ['step-count', series(({ steps }) => steps)],
        ['sleep-duration', series(({ sleep }) => sleep)],
        ['resting-heart-rate', series(({ heart }) => heart)],
      ]),
      workouts: [],
    };
    const available = new Map([...data.series].map(([metric, values]) => [metric, values.length]));
    const answered = (text: string): number | undefined => {
      const asked = ask(text, data, { today: TODAY, conventions: USUAL_CONVENTIONS, available, preferred: () => undefined });
      return asked.ok ? asked.answer.value : undefined;
    };
    const isRight = ({ text, truth }: Question): boolean => {
      const value = answered(text);
      return truth === undefined || value === undefined ? value === truth : Math.abs(value - truth) <= TOLERANCE * Math.abs(truth);
    };
    const all = questionsOf(days);
    const wrong = all.filter((question) => !isRight(question));
    const kinds = [...Map.groupBy(all, ({ kind }) => kind)];
    return {
      scores: [
        {
          name: 'answered rightly',
          value: percent(all.length - wrong.length, all.length),
          unit: '%',
          target: { atLeast: GOAL },
          note: `${all.length - wrong.length} of ${all.length}`,
        },
        ...kinds.map(([kind, own]) => {
          const right = own.filter((question) => !wrong.includes(question)).length;
          return { name: `answered rightly: ${kind}`, value: percent(right, own.length), unit: '%', note: `${right} of ${own.length}` };
        }),
      ],
      misses: wrong.map(
        ({ kind, text, truth }) => `${kind}: “${text}” answered ${answered(text) ?? 'nothing'}, right is ${truth ?? 'nothing'}`,
      ),
    };
  },
};
