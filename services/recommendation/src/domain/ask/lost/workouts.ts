import { marksIn } from '../marked.ts';
import { figureOfWorkouts, never, type Rule } from './said.ts';

const LONGEST = / (?:during|in|on|for|of) (?:my |the )?(?:longest|shortest|furthest|farthest) @w\d/;
const FASTEST = / (?:during|in|on|for|of) (?:my |the )?(?:fastest|slowest|quickest) @w\d/;

/** Words for some of the workouts. */
export const WORKOUTS: readonly Rule[] = [
  [
    ({ text, marks, json }) =>
      marksIn(text, 'w').some((at) => {
        const { weak, types = [], name } = marks.workouts[at] ?? { weak: true, name: '' };
        return !weak && types.length > 0 && !json.includes(`"${types[0]}"`) && !json.includes(name) && json.includes('"of":"workouts"');
      }),
    never,
    'one of the kinds of workout',
  ],
  [
    ({ text }) => /^ (?:list|which (?:of )?(?:my |the )*@w\d+ (?:had|have|were)) /.test(text),
    ({ query, statistic }) => query.kind !== 'statistic' || /^(?:max|min)imum$/.test(statistic),
    'a list of them',
  ],
  [
    ({ text, query }) => LONGEST.test(text) && figureOfWorkouts(query) !== undefined,
    ({ json, query }) => json.includes('"rank"') || /^(?:distance|duration|count)$/.test(figureOfWorkouts(query) ?? ''),
    'which of the workouts',
  ],
  [
    ({ text, query }) => FASTEST.test(text) && figureOfWorkouts(query) !== undefined,
    ({ json, query }) => json.includes('"rank"') || /^(?:pace|speed)$/.test(figureOfWorkouts(query) ?? ''),
    'which of the workouts',
  ],
];
