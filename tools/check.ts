import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKS } from './test/phases.ts';
import { counts, say } from './test/print.ts';
import { runPhases } from './test/run-phases.ts';

// Types, lint and format, without a test; `--only types` asks one of them.
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true, default: [] } } });
const outcome = await runPhases(join(import.meta.dirname, '..'), CHECKS, { only: values.only, files: undefined, verbose: false });
say(`\n${counts(outcome)}`);
process.exitCode = outcome.failures.length > 0 || outcome.passed === 0 ? 1 : 0;
