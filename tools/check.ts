import { join } from 'node:path';
import { CHECKS } from './test/phases.ts';
import { counts, say } from './test/print.ts';
import { runPhases } from './test/run-phases.ts';

const outcome = await runPhases(join(import.meta.dirname, '..'), CHECKS, { only: [], files: undefined, verbose: false });
say(`\n${counts(outcome)}`);
process.exitCode = outcome.failures.length > 0 ? 1 : 0;
