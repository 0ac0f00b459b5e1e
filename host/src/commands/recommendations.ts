import type { Output as Answer } from '@aceso/contracts';
import { recommendation } from '@aceso/contracts/recommendation';
import type { Command } from 'commander';
import type { Output } from '../cli/output.ts';
import { needToken, withAceso, type Where } from '../cli/session.ts';

export type Recommendation = Answer<typeof recommendation.operations.getRecommendation>;

/** `aceso recommendations`: what the advisor says now, ranked and explained. */
export function registerRecommendations(program: Command, output: () => Output): void {
  program
    .command('recommendations')
    .description('open recommendations with why, how sure and source')
    .action(async (_options: unknown, command: Command) => {
      const where = command.optsWithGlobals<Where>();
      needToken(where);
      const { items } = await withAceso(where, (api) =>
        api.call(recommendation.operations.listRecommendations, { params: { personId: 'me' }, query: { status: 'open' } }),
      );
      output().result(items, () => (items.length === 0 ? 'Nothing to suggest just now.' : items.map(inWords).join('\n\n')));
    });
}

/** "Likely, about 7 in 10": the word and the number always together. */
export function howSure({ sureness }: Pick<Recommendation, 'sureness'>): string {
  const word = sureness.word.replace('-', ' ');
  return `${word[0]?.toUpperCase()}${word.slice(1)}, about ${Math.min(9, Math.max(1, Math.round(sureness.probability * 10)))} in 10`;
}

/** One recommendation as a paragraph of the terminal. */
export function inWords(item: Recommendation, at: number): string {
  const source = item.sources[0];
  const urgent =
    item.urgency === 'seek-care-now'
      ? '  !! Get medical help now.\n'
      : item.urgency === 'check-with-clinician'
        ? '  Worth checking with a clinician.\n'
        : '';
  return [
    `${at + 1}. ${item.title}`,
    `${urgent}   Why       ${item.why}`,
    `   How sure  ${howSure(item)} (${item.sureness.basis})`,
    `   What to do  ${item.action}`,
    `   Source    ${source === undefined ? 'your own data' : `${source.title}, ${source.issuer} ${source.year}, ${source.url}`}`,
  ].join('\n');
}
