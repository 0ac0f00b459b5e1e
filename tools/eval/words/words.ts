import { checkStatements } from '@aceso/science';
import { random } from '@aceso/simulator/random';
import { percent, type Part } from '../part.ts';
import { DRAFTS, oneOf, type Draft } from './draft.ts';
import { mutate, MUTATIONS, type Mutation } from './mutate.ts';
import { ownTexts } from './own-texts.ts';
import { TOLD, verifierReport } from './verifier-report.ts';

const TEXTS = 1_000;

interface Lie {
  readonly way: Mutation;
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
      if (text !== undefined && text !== draft.say(draft.slots)) lies.push({ way: mutation, text, draft });
    }
    const truths = Array.from({ length: TEXTS }, () => oneOf(draw, DRAFTS)(draw));
    const passed = ({ facts, knowledge }: Pick<Draft, 'facts' | 'knowledge'>, text: string): boolean =>
      checkStatements({ facts, knowledge, text }).ok;
    const through = lies.filter(({ draft, text }) => passed(draft, text));
    const why = ({ facts, knowledge }: Pick<Draft, 'facts' | 'knowledge'>, text: string): string =>
      checkStatements({ facts, knowledge, text })
        .strikes.map(({ token, reason }) => `${reason} “${token}”`)
        .join(', ');
    const said = truths.map((draft) => ({ draft, text: draft.say(draft.slots) }));
    const struck = said.filter(({ draft, text }) => !passed(draft, text)).map(({ draft, text }) => ({ text, why: why(draft, text) }));
    const own = ownTexts(seed);
    const ownStruck = own.filter((one) => !passed(one, one.text));
    const report = verifierReport({ ways: MUTATIONS, lies, through, truths: TEXTS, struck });
    return {
      ...report,
      scores: [
        ...report.scores,
        {
          name: 'own sentences of the advisor struck',
          value: percent(ownStruck.length, own.length),
          unit: '%',
          target: { atMost: 1 },
          note: `${ownStruck.length} of ${own.length}`,
        },
      ],
      misses: [...report.misses, ...ownStruck.slice(0, TOLD).map((one) => `own sentence struck (${why(one, one.text)}): “${one.text}”`)],
    };
  },
};
