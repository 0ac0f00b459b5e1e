import type { Failure, Outcome } from './line.ts';
import type { Phase } from './phases.ts';

const SLOW_FILES = 3;
const SLOW_SECONDS = 5;

export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Heading of a phase that begins. */
export const printHeading = (phase: Phase, files: number | undefined): void =>
  say(`\n=== ${phase.title}${files === undefined ? '' : ` (${files} files)`}`);

export function printOutcome(outcome: Outcome, seconds: number): void {
  for (const { file, name, reason } of outcome.skips)
    say(`  skipped  ${file}: ${name}${reason === '' ? ' (no reason given)' : ` (${reason})`}`);
  for (const failure of outcome.failures) printFailure(failure);
  const slow = outcome.files.filter((file) => file.seconds >= SLOW_SECONDS).slice(0, SLOW_FILES);
  for (const file of slow) say(`  slow     ${file.file}: ${file.seconds.toFixed(1)} s`);
  say(`  ${counts(outcome)} in ${seconds.toFixed(1)} s`);
}

function printFailure({ file, name, message }: Failure): void {
  say(`  FAILED   ${file === '' ? '' : `${file}: `}${name}`);
  say(message.replace(/^/gm, '           '));
}

/** The line that ends a run. */
export function counts({ passed, failures, skips }: Outcome): string {
  return `${passed} passed, ${failures.length} failed${skips.length === 0 ? '' : `, ${skips.length} skipped`}`;
}

/** Outcomes of several phases as one. */
export function total(outcomes: readonly Outcome[]): Outcome {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failures: outcomes.flatMap(({ failures }) => failures),
    skips: outcomes.flatMap(({ skips }) => skips),
    files: outcomes.flatMap(({ files }) => files).toSorted((a, b) => b.seconds - a.seconds),
  };
}
