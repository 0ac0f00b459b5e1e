import { spawn } from 'node:child_process';
import type { Failure, Outcome } from './line.ts';
import type { CommandPhase } from './phases.ts';

/** Runs the commands of a phase at the same time, for they use one core each; every one counts as a test. */
export async function runCommands(phase: CommandPhase, root: string): Promise<Outcome> {
  const outcomes = await Promise.all(
    phase.commands.map(async ([command, ...args]): Promise<Failure | undefined> => {
      const { code, text } = await run(`${root}/node_modules/.bin/${command}`, args, root);
      return code === 0 ? undefined : { file: '', name: [command, ...args].join(' '), message: text.trim() };
    }),
  );
  const failures = outcomes.filter((failure) => failure !== undefined);
  return { passed: phase.commands.length - failures.length, failures, skips: [], files: [] };
}

function run(command: string, args: readonly string[], cwd: string): Promise<{ code: number; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const take = (piece: Buffer): void => void (text += piece.toString());
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, text }));
  });
}
