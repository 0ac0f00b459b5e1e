import { matchesGlob } from 'node:path';
import { startTestServer } from '@aceso/kit/testing/server';
import { openLeases } from './leases.ts';
import type { Outcome } from './line.ts';
import type { Phase, TestPhase } from './phases.ts';
import { printHeading, printOutcome, say, total } from './print.ts';
import { runCommands } from './run-commands.ts';
import { runTests } from './run-tests.ts';
import { allTestFiles, filesOf } from './test-files.ts';

export interface Choice {
  /** Names of the phases to run; all when empty. */
  readonly only: readonly string[];
  /** Only test files that match. */
  readonly files: string | undefined;
  /** Shows what tests print. */
  readonly verbose: boolean;
}

/** Runs phases in order, prints each, and sums them up. */
export async function runPhases(root: string, phases: readonly Phase[], choice: Choice): Promise<Outcome> {
  const chosen = phases.filter(({ name, kind }) =>
    choice.only.length > 0 ? choice.only.includes(name) : choice.files === undefined || kind === 'tests',
  );
  const tests = phases.filter((phase): phase is TestPhase => phase.kind === 'tests');
  const files = allTestFiles(root);
  const outcomes: Outcome[] = [];
  for (const phase of chosen) {
    const own =
      phase.kind === 'tests'
        ? filesOf(phase, tests, files).filter((file) => choice.files === undefined || matchesGlob(file, choice.files))
        : undefined;
    if (own?.length === 0) continue;
    printHeading(phase, own?.length);
    const from = performance.now();
    const outcome = phase.kind === 'commands' ? await runCommands(phase, root) : await testsOf(phase, root, own ?? [], choice.verbose);
    printOutcome(outcome, (performance.now() - from) / 1000);
    outcomes.push(outcome);
  }
  return total(outcomes);
}

async function testsOf(phase: TestPhase, root: string, files: readonly string[], verbose: boolean): Promise<Outcome> {
  const given = process.env['ACESO_TEST_SERVER'];
  await using server = phase.needsDatabase === true && given === undefined ? await startTestServer() : undefined;
  await using servers = await openLeases(
    phase.leasesDatabases === true && given === undefined ? Math.min(phase.concurrency ?? 1, files.length) : 0,
  );
  const environment = {
    ...process.env,
    NO_COLOR: '1',
    ...(server === undefined ? {} : { ACESO_TEST_SERVER: server.adminUrl }),
    ...(servers.urls.length === 0 ? {} : { ACESO_TEST_SERVERS: servers.urls.join(' ') }),
  };
  return await runTests(phase, {
    root,
    files,
    environment,
    hear: (line) => {
      if (verbose && line.kind === 'said') say(`  | ${line.file} ${line.text.trimEnd()}`);
    },
  });
}
