import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { InvalidArgumentError, type Command } from 'commander';
import type { Output as Answer } from '@aceso/contracts';
import { recommendation } from '@aceso/contracts/recommendation';
import type { Api } from '../cli/api.ts';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import type { Output } from '../cli/output.ts';
import { needToken, withAceso, type Where } from '../cli/session.ts';

interface Options extends Where {
  readonly file?: string;
  readonly now?: string;
  /** False for `--no-model`. */
  readonly model: boolean;
}
type Answered = Answer<typeof recommendation.operations.ask>;

/** Questions of a file that are on their way at the same time. */
const AT_ONCE = 4;

/** `aceso ask`: one question, or one a line of a file, answered from one's own data. */
export function registerAsk(program: Command, output: () => Output): void {
  program
    .command('ask')
    .description('a question about your own data, answered with a computed number and its proof')
    .argument('[question]', 'in English, such as "How many steps did I take last week?"')
    .option('--file <questions.jsonl>', 'one {"id", "question"} a line in, one answer a line out')
    .option('--now <day>', 'as if it were this day (yyyy-mm-dd)', day)
    .option('--no-model', 'without the language model that you agreed to; a file of questions never goes to one')
    .action(async (question: string | undefined, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      if ((question === undefined) === (options.file === undefined))
        throw new CommandFailure('Give a question, or a file of questions.', {
          exit: EXIT.wrongUse,
          fix: 'npx aceso ask "What was my average sleep last week?"',
        });
      if (options.file !== undefined && !existsSync(options.file))
        throw new CommandFailure(`There is no file ${options.file}.`, { exit: EXIT.wrongUse });
      needToken(options);
      await withAceso(options, async (api) => {
        if (options.file !== undefined) return await askAll(api, options.file, options.now);
        const answer = await askOne(api, question ?? '', options);
        output().result(answer, () => inWords(answer));
        return undefined;
      });
    });
}

const askOne = (api: Api, question: string, { now, model }: Pick<Options, 'now' | 'model'>): Promise<Answered> =>
  api.call(recommendation.operations.ask, {
    params: { personId: 'me' },
    body: { question, ...(now !== undefined && { on: now }), ...(!model && { wording: 'template' as const }) },
  });

function day(text: string): string {
  const found = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '';
  const ms = Date.parse(found);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== found) throw new InvalidArgumentError('Write a day as yyyy-mm-dd.');
  return found;
}

async function askAll(api: Api, file: string, now: string | undefined): Promise<void> {
  let waiting: Promise<string>[] = [];
  const flush = async (): Promise<void> => {
    for (const line of await Promise.all(waiting)) process.stdout.write(`${line}\n`);
    waiting = [];
  };
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    at += 1;
    if (line.trim() === '') continue;
    const { id, question } = readLine(line, at);
    waiting.push(askOne(api, question, { model: false, ...(now !== undefined && { now }) }).then((answer) => answerLine(id, answer)));
    if (waiting.length >= AT_ONCE) await flush();
  }
  await flush();
}

function readLine(line: string, at: number): { readonly id: unknown; readonly question: string } {
  try {
    const { id, question } = JSON.parse(line) as { id?: unknown; question?: unknown }; // Checked right below.
    if (typeof question === 'string') return { id, question };
  } catch {
    // Told below, like every other line that cannot be used.
  }
  throw new CommandFailure(`Line ${at} is not {"id": …, "question": "…"}.`, { exit: EXIT.wrongUse });
}

const answerLine = (id: unknown, { value, unit, n, sentence, query, none }: Answered): string =>
  JSON.stringify({ id, value, unit, n, sentence, ...(query !== undefined && { query }), ...(none !== undefined && { none }) });

/** An answer as a paragraph of the terminal. */
function inWords(answer: Answered): string {
  const { sentence, notes, examples, sources, proof } = answer;
  return [
    sentence,
    ...notes,
    ...wording(answer),
    ...(sources.length === 0 ? [] : [`  From      ${sources.join(', ')}`]),
    ...(proof === undefined ? [] : [`  Computed  ${proof.method.text}`]),
    ...(examples === undefined ? [] : ['You can ask, for example:', ...examples.map((example) => `  ${example}`)]),
  ].join('\n');
}

const AWAY = { failed: 'did not answer', 'too-slow': 'took too long', stopped: 'was stopped' } as const;

/** Who chose the words, and what of a model's was struck. */
function wording({ model, wordedBy, computed, modelOutcome, struck = [] }: Answered): readonly string[] {
  if (model === undefined) return [];
  const away = modelOutcome === undefined || modelOutcome === 'worded' || modelOutcome === 'struck' ? undefined : AWAY[modelOutcome];
  return [
    `  Worded by ${wordedBy === 'model' ? `${model.name} at ${model.host}; every figure was computed and checked` : 'rules'}`,
    ...(computed === undefined ? [] : [`  Without   ${computed}`]),
    ...(struck.length === 0 ? [] : [`  Struck    ${struck.map(({ text, reason }) => `${text} (${reason})`).join(', ')}`]),
    ...(away === undefined ? [] : [`  Model     ${model.name} ${away}`]),
  ];
}
