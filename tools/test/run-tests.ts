import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { outcomeOf, type Failure, type Line, type Outcome } from './line.ts';
import type { TestPhase } from './phases.ts';
import { total } from './print.ts';

const REPORTER = join(import.meta.dirname, 'ndjson-reporter.ts');

export interface TestRun {
  readonly root: string;
  readonly files: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Hears each line as it comes. */
  readonly hear: (line: Line) => void;
}

/** Runs the test files of a phase under the pinned Node. A run that breaks off is a failure of its own. */
export async function runTests(phase: TestPhase, run: TestRun): Promise<Outcome> {
  const { together } = phase;
  if (together === undefined) return await runAtOnce(phase, run);
  const starts = Array.from({ length: Math.ceil(run.files.length / together) }, (_, i) => i * together);
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    for (let from = starts.shift(); from !== undefined; from = starts.shift())
      outcomes.push(await runAtOnce({ ...phase, inOneProcess: true }, { ...run, files: run.files.slice(from, from + together) }));
  };
  await Promise.all(Array.from({ length: phase.concurrency ?? 1 }, work));
  return total(outcomes);
}

async function runAtOnce(phase: TestPhase, { root, files, environment, hear }: TestRun): Promise<Outcome> {
  const args = [
    '--test',
    `--test-isolation=${phase.inOneProcess === true ? 'none' : 'process'}`,
    ...(phase.inOneProcess === true ? [] : [`--test-concurrency=${phase.concurrency ?? 2}`]),
    `--test-timeout=${phase.fileTimeoutSeconds * 1000}`,
    `--test-reporter=${REPORTER}`,
    '--test-reporter-destination=stdout',
    ...files,
  ];
  const lines: Line[] = [];
  // A process group of its own, so that whatever hangs can be ended whole.
  const child = spawn(process.execPath, args, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
  const end = (): void => endGroup(child.pid);
  process.once('exit', end);
  const silence = setTimeout(end, phase.fileTimeoutSeconds * 1000);
  for await (const text of createInterface({ input: child.stdout })) {
    const line = parsed(text);
    lines.push(line);
    hear(line);
    silence.refresh();
  }
  const code = await ended;
  clearTimeout(silence);
  process.off('exit', end);
  const outcome = outcomeOf(lines);
  return code === 0 || outcome.failures.length > 0 ? outcome : { ...outcome, failures: [brokenOff(phase, code, files, outcome)] };
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function brokenOff(
  { name, fileTimeoutSeconds, inOneProcess }: TestPhase,
  code: number,
  files: readonly string[],
  outcome: Outcome,
): Failure {
  const open = inOneProcess === true ? [] : files.filter((file) => !outcome.files.some((ended) => ended.file === file));
  const message = `Left with ${code}, or ended after ${fileTimeoutSeconds} s without a word. Not finished:\n${open.join('\n')}`;
  return { file: '', name: `node --test (${name})`, message };
}

/** In one process the tests' own lines arrive between those of the reporter. */
function parsed(text: string): Line {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'kind' in value && 'file' in value) return value as Line; // Only the reporter writes these two together.
  } catch {
    // Not from the reporter.
  }
  return { kind: 'said', file: '', text: `${text}\n` };
}
