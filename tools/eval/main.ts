import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isReached, type EvalContext } from './part.ts';
import { PARTS } from './parts.ts';
import { inLines, inMarkdown, type PartOutcome } from './scoreboard.ts';

/** Prints how right the advisor is: npm run eval -- [--only <part>] [--people <n>] [--seed <n>] [--json]. All parts together write the document. */
const [PEOPLE, SEED] = [560, 1];
const ROOT = join(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    people: { type: 'string', default: String(PEOPLE) },
    seed: { type: 'string', default: String(SEED) },
    json: { type: 'boolean', default: false },
  },
});
const whole = (name: string, text: string, least: number, most: number): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new RangeError(`--${name} takes ${least} to ${most}, got ${text}`);
  return number;
};
const chosen = PARTS.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0) throw new RangeError(`--only takes ${PARTS.map(({ name }) => name).join(', ')}; got ${values.only}`);
const context: EvalContext = {
  seed: whole('seed', values.seed, 0, 2 ** 31 - 1),
  people: whole('people', values.people, 1, 100_000),
  shared: join(ROOT, '..', 'shared'),
  say: (line) => void process.stderr.write(`  ${line}\n`),
};
const outcomes: PartOutcome[] = [];
for (const part of chosen) {
  context.say(`${part.name} …`);
  const outcome = { part, report: await part.run(context) };
  outcomes.push(outcome);
  if (!values.json) process.stdout.write(`${inLines(outcome)}\n`);
}
if (values.json) process.stdout.write(`${JSON.stringify(outcomes.map(({ part, report }) => ({ part: part.name, ...report })))}\n`);
const isWhole = values.only === undefined && context.people === PEOPLE && context.seed === SEED;
if (isWhole) {
  writeFileSync(join(ROOT, 'docs', 'evaluation.md'), inMarkdown(outcomes, context));
  context.say('docs/evaluation.md');
}
process.exitCode = outcomes.every(({ report }) => report.scores.every(isReached)) ? 0 : 1;
