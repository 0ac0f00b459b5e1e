import { checkStatements } from '@aceso/science';
import { random } from '@aceso/simulator/random';
import { percent, type Part } from '../part.ts';
import { DRAFTS, oneOf, type Draft } from './draft.ts';
import { mutate, MUTATIONS, type Mutation } from './mutate.ts';
import { ownTexts } from './own-texts.ts';

const TEXTS = 1_000;
/** Of one kind, the first few misses are enough to see what they are. */
const TOLD = 4;

interface Lie {
  readonly mutation: Mutation;
  readonly text: string;
  readonly draft: Draft;
}

/** The verifier of words: what it lets through, and what it strikes without need. */
export const words: Part = {
  name: 'words',
  title: 'Verifier of texts',
  about: `${TEXTS} texts with one thing made false each (a value, its digits, its rounding, its unit, its metric, its period, its direction, an invented number,
an invented event, a number in letters), and ${TEXTS} true ones of the same kinds, in several phrasings and units; beside them the sentences that the
advisor itself says. The texts are made here and know nothing of the verifier's words. A model's draft must pass this before anybody sees it.`,
  run({ seed }) {
    const draw = random(seed, 'words');
    const lies: Lie[] = [];
    for (let i = 0; lies.length < TEXTS; i++) {
      const draft = oneOf(draw, DRAFTS)(draw);
      const mutation = MUTATIONS[i % MUTATIONS.length] ?? 'value';
      const text = mutate(draft, mutation, draw);
      if (text !== undefined && text !== draft.say(draft.slots)) lies.push({ mutation, text, draft });
    }
    const truths = Array.from({ length: TEXTS }, () => oneOf(draw, DRAFTS)(draw));
    const passed = ({ facts, knowledge }: Pick<Draft, 'facts' | 'knowledge'>, text: string): boolean =>
      checkStatements({ facts, knowledge, text }).ok;
    const through = lies.filter(({ draft, text }) => passed(draft, text));
    const struck = truths.filter((draft) => !passed(draft, draft.say(draft.slots)));
    const own = ownTexts(seed);
    const ownStruck = own.filter((one) => !passed(one, one.text));
    const why = (facts: Draft['facts'], knowledge: readonly string[], text: string): string =>
      checkStatements({ facts, knowledge, text })
        .strikes.map(({ token, reason }) => `${reason} “${token}”`)
        .join(', ');
    return {
      scores: [
        {
          name: 'false texts caught',
          value: percent(TEXTS - through.length, TEXTS),
          unit: '%',
          target: { atLeast: 99 },
          note: `${TEXTS - through.length} of ${TEXTS}`,
        },
        {
          name: 'true texts struck',
          value: percent(struck.length, TEXTS),
          unit: '%',
          target: { atMost: 1 },
          note: `${struck.length} of ${TEXTS}`,
        },
        {
          name: 'own sentences of the advisor struck',
          value: percent(ownStruck.length, own.length),
          unit: '%',
          target: { atMost: 1 },
          note: `${ownStruck.length} of ${own.length}`,
        },
      ],
      tables: [
        {
          title: 'Caught, by what was false',
          head: ['what', 'texts', 'caught'],
          rows: MUTATIONS.map((mutation) => {
            const all = lies.filter((lie) => lie.mutation === mutation);
            const caught = all.length - through.filter((lie) => lie.mutation === mutation).length;
            return [mutation, String(all.length), `${percent(caught, all.length).toFixed(1)} %`];
          }),
        },
      ],
      misses: [
        ...MUTATIONS.flatMap((mutation) =>
          through
            .filter((lie) => lie.mutation === mutation)
            .slice(0, TOLD)
            .map(({ text }) => `let through (${mutation}): “${text}”`),
        ),
        ...struck
          .slice(0, TOLD)
          .map((draft) => `struck though true (${why(draft.facts, draft.knowledge, draft.say(draft.slots))}): “${draft.say(draft.slots)}”`),
        ...ownStruck.slice(0, TOLD).map(({ facts, knowledge, text }) => `own sentence struck (${why(facts, knowledge, text)}): “${text}”`),
      ],
    };
  },
};
