import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PHASES } from './test/phases.ts';
import { counts, say } from './test/print.ts';
import { runPhases } from './test/run-phases.ts';

const HELP = `npm test [-- options]
  --only <phase>   one phase; may be repeated: ${PHASES.map(({ name }) => name).join(', ')}
  --files <glob>   only test files that match, such as 'services/users/**'
  --verbose        show what tests print`;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    files: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const unknown = values.only.filter((name) => !PHASES.some((phase) => phase.name === name));
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) say(`There is no phase ${unknown.join(', ')}.\n`);
  say(HELP);
  process.exit(unknown.length > 0 ? 2 : 0);
}
// Leaves through `exit`, where what still runs is ended.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const from = performance.now();
const outcome = await runPhases(join(import.meta.dirname, '..'), PHASES, {
  only: values.only,
  files: values.files,
  verbose: values.verbose,
});
say(`\nIn ${Math.round((performance.now() - from) / 1000)} s. Slowest files: ${slowest()}`);
if (outcome.passed + outcome.failures.length === 0) say('No test was found.');
say(counts(outcome));
process.exitCode = outcome.failures.length > 0 || outcome.passed === 0 ? 1 : 0;

function slowest(): string {
  return outcome.files
    .slice(0, 5)
    .map(({ file, seconds }) => `${file} ${seconds.toFixed(1)} s`)
    .join(', ');
}
