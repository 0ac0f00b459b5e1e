import process from 'node:process';
import type { Command } from 'commander';
import { DEFAULT_PORT } from '../cli/defaults.ts';
import type { Output } from '../cli/output.ts';
import type { UpOptions } from '../up/up.ts';

const several = (value: string, all: readonly string[]): readonly string[] => [...all, value];

/** `aceso up`: starts Aceso for keeps. */
export function registerUp(program: Command, output: () => Output): void {
  program
    .command('up')
    .alias('start')
    .description('start Aceso and keep it running')
    .option('--target <services>', 'services to host, separated by commas', 'all')
    .option('--port <number>', 'port of the web app and API', process.env['ACESO_PORT'] ?? String(DEFAULT_PORT))
    .option('--host <address>', 'address to listen on', process.env['ACESO_HOST'] ?? '127.0.0.1')
    .option('--split', 'a process for each service')
    .option('--replicas <service=least..most>', 'processes of a service, with --split', several, [] as readonly string[])
    .option('--simulate-vendors', 'stand-ins for the vendors that people connect, to try things out without an account')
    .option('--logs', 'write logs to standard error as JSON lines')
    .action(async (_options: unknown, command: Command) => {
      // Loaded when it is needed: the other commands need no services.
      const { runUp } = await import('../up/run-up.ts');
      await runUp(command.optsWithGlobals<UpOptions>(), output());
    });
}
