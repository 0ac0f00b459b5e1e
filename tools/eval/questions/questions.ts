import { percent, type Part, type Score } from '../part.ts';
import { judge, TOLERANCE, type Outcome } from './answers.ts';
import { madeUp } from './person.ts';
import { FIRST, LAST, SECOND, STRANGERS } from './sets/index.ts';

const GOAL = 95;
/** Better no answer than a wrong one. */
const WRONG_AT_MOST = 2;

const counted = (outcomes: readonly Outcome[], verdict: Outcome['verdict']): number =>
  outcomes.filter((outcome) => outcome.verdict === verdict).length;

function scoresOf(name: string, outcomes: readonly Outcome[]): readonly Score[] {
  const share = (verdict: Outcome['verdict']): Pick<Score, 'value' | 'unit' | 'note'> => ({
    value: percent(counted(outcomes, verdict), outcomes.length),
    unit: '%',
    note: `${counted(outcomes, verdict)} of ${outcomes.length}`,
  });
  return [
    { name: `${name}: answered rightly`, ...share('right'), target: { atLeast: GOAL } },
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
refusal or a question back where figures cannot answer. Each set was measured once before a rule was changed for it; that first sight is what a new question should expect:
of the first 800 72.5 % were right, 6.6 % refused and 20.9 % wrong. The rules were then widened with every second of them, and of those not looked at 89.8 % were
right, 2.8 % refused and 7.5 % wrong, from 71.8, 6.8 and 21.5 %. The next 169, in other voices, were 90.5 % right at first sight; the last 89 91.0 % right, 1.1 % refused and 7.9 % wrong
(one of those had a wrong truth and is gone). Then another hand put 131 questions of many people, with one right answer each, over other data: 84.7 % were right, 3.8 % right in
another unit, 0.8 % refused and 10.7 % wrong. The causes were put right and what is said but not followed is refused; of 80 more in that manner, by the hand that changed the rules,
93.8 % were right at first sight, 3.8 % refused and 2.5 % wrong (one had a wrong truth, now put right). After that the rules were widened with all of them, so the figures below show that nothing was lost, not what to expect: about nine
in ten. The same hand wrote every set, which flatters. The published reference questions are among the families above.`,
  run({ seed }) {
    const person = madeUp(seed);
    const [first, second, final, strangers] = [FIRST, SECOND, LAST, STRANGERS].map((set) => judge(set, person)) as [
      Outcome[],
      Outcome[],
      Outcome[],
      Outcome[],
    ];
    const all = [...first, ...second, ...final, ...strangers];
    return {
      scores: [
        ...scoresOf('first wordings', first),
        ...scoresOf('other voices', second),
        ...scoresOf('last voices', final),
        ...scoresOf('strangers', strangers),
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
