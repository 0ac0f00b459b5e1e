import { InvalidArgumentError, type Command } from 'commander';
import type { Output as Answer } from '@aceso/contracts';
import { recommendation } from '@aceso/contracts/recommendation';
import type { Output } from '../cli/output.ts';
import { needToken, withAceso, type Where } from '../cli/session.ts';

interface Options extends Where {
  readonly agree?: true;
  readonly withdraw?: true;
}
type State = Answer<typeof recommendation.operations.getModel>;
type Uses = Answer<typeof recommendation.operations.listModelUses>;

const operations = recommendation.operations;
const params = { personId: 'me' } as const;

/** `aceso model`: which language model may word your answers, your decision about it, and what has been sent to it. */
export function registerModel(program: Command, output: () => Output): void {
  program
    .command('model')
    .description('the language model that may word your answers: which, where, your decision, what was sent')
    .option('--agree', 'agree to the model that is set up now')
    .option('--withdraw', 'withdraw that; in force at once')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      if (options.agree === true && options.withdraw === true) throw new InvalidArgumentError('Either --agree or --withdraw.');
      needToken(options);
      await withAceso(options, async (api) => {
        const before = await api.call(operations.getModel, { params });
        const state =
          options.agree === true || options.withdraw === true
            ? await api.call(operations.decideModel, {
                params,
                body: {
                  agreed: options.agree === true,
                  ...(before.model !== undefined && options.agree === true && { model: before.model }),
                },
              })
            : before;
        const { items } = await api.call(operations.listModelUses, { params, query: { limit: 5 } });
        output().result({ ...state, uses: items }, () => inWords(state, items));
      });
    });
}

function inWords({ model, isLocal, agreed, decidedAt }: State, uses: Uses['items']): string {
  if (model === undefined) return 'No language model is set up here: answers are computed, and worded by rules.';
  return [
    `${model.name} at ${model.host}${isLocal === true ? ', in your own network' : ', outside this installation'}`,
    agreed
      ? `You agreed on ${decidedAt?.slice(0, 10) ?? ''} that it words your answers. End that with --withdraw.`
      : 'It gets nothing of yours. With --agree it words your answers: your question and what was computed for it go there; not your name, your devices, or more than the answer needs.',
    ...uses.map(
      ({ at, requests, sentBytes, tools, outcome }) =>
        `  ${at.slice(0, 16).replace('T', ' ')}  ${sentBytes} bytes in ${requests}, ${tools.length === 0 ? 'no lookups' : tools.join(', ')}, ${outcome ?? 'under way'}`,
    ),
  ].join('\n');
}
