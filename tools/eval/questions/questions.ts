import { percent, type Part, type Score } from '../part.ts';
import { judge, TOLERANCE, type Outcome } from './answers.ts';
import { madeUp } from './person.ts';
import { FIRST, SECOND, UNSEEN } from './sets/index.ts';

const GOAL = 95;
/** Better no answer than a wrong one. */
const WRONG_AT_MOST = 10;

const counted = (outcomes: readonly Outcome[], verdict: Outcome['verdict']): number =>
  outcomes.filter((outcome) => outcome.verdict === verdict).length;

function scoresOf(name: string, outcomes: readonly Outcome[], target: Score['target']): readonly Score[] {
  const share = (verdict: Outcome['verdict']): Pick<Score, 'value' | 'unit' | 'note'> => ({
    value: percent(counted(outcomes, verdict), outcomes.length),
    unit: '%',
    note: `${counted(outcomes, verdict)} of ${outcomes.length}`,
  });
  return [
    { name: `${name}: answered rightly`, ...share('right'), ...(target !== undefined && { target }) },
    { name: `${name}: refused`, ...share('refused') },
    { name: `${name}: answered wrongly`, ...share('wrong'), target: { atMost: WRONG_AT_MOST } },
  ];
}

/** Questions in English over a person's own data, without a model. */
export const questions: Part = {
  name: 'questions',
  title: 'Questions about one’s own data',
  about: `Questions as people put them, by our own hand, over a made-up person of a year with gaps, whose right answers are worked out by plain sums that share nothing
with the grammar. Right is what differs by less than ${100 * TOLERANCE} % in the right unit, the right day where one is asked for, no number where there are no data, and a
refusal or a question back where figures cannot answer. The first ${FIRST.length} were written before the rules were widened and measured once: 72.5 % right, 6.6 % refused, 20.9 %
wrong. Every second of them was looked at only when the rest was answered; it stood at 71.8 % before and at 89.8 % then. The next ${SECOND.length} were written in other voices
after that: 90.5 % right at first sight, and the rules were widened with them. The last ${UNSEEN.length} were never used to change a rule: they are what a new question
should expect. The same hand wrote them all, so even they flatter. The published reference questions are among the families above.`,
  run({ seed }) {
    const person = madeUp(seed);
    const [first, second, unseen] = [FIRST, SECOND, UNSEEN].map((set) => judge(set, person)) as [Outcome[], Outcome[], Outcome[]];
    const all = [...first, ...second, ...unseen];
    return {
      scores: [
        ...scoresOf('never used for the rules', unseen, undefined),
        ...scoresOf('used, first wordings', first, { atLeast: GOAL }),
        ...scoresOf('used, other voices', second, { atLeast: GOAL }),
      ],
      tables: [
        {
          title: 'By what is asked',
          head: ['kind', 'questions', 'right', 'refused', 'wrong'],
          rows: [...Map.groupBy(all, ({ question }) => question.kind)].map(([kind, own]) => [
            kind,
            String(own.length),
            String(counted(own, 'right')),
            String(counted(own, 'refused')),
            String(counted(own, 'wrong')),
          ]),
        },
      ],
      misses: all
        .filter(({ verdict }) => verdict !== 'right')
        .map(({ question, verdict, told }) => `${verdict}, ${question.kind}: “${question.text}” ${told}`),
    };
  },
};
