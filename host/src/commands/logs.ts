import { monitoring } from '@aceso/contracts/monitoring';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import type { Output } from '../cli/output.ts';
import { needToken, withAceso, type Where } from '../cli/session.ts';

interface LogOptions extends Where {
  readonly trace?: string;
  readonly level?: 'debug' | 'info' | 'warn' | 'error';
  readonly since?: string;
  readonly search?: string;
  readonly limit: string;
}

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** `aceso logs [service]`: log lines from monitoring, oldest of the page first. */
export function registerLogs(program: Command, output: () => Output): void {
  program
    .command('logs [service]')
    .description('log lines of all services or of one')
    .option('--trace <id>', 'only lines of this trace')
    .option('--level <level>', 'only this level: debug, info, warn, error')
    .option('--since <time>', 'how far back: 30s, 10m, 2h, 1d', '1h')
    .option('--search <words>', 'words that must occur')
    .option('--limit <number>', 'lines at most', '100')
    .action(async (service: string | undefined, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<LogOptions>();
      needToken(options);
      const query = {
        limit: Number(options.limit),
        from: new Date(Date.now() - spanOf(options.since ?? '1h')).toISOString(),
        ...(service === undefined ? {} : { service }),
        ...(options.trace === undefined ? {} : { trace: options.trace }),
        ...(options.level === undefined ? {} : { level: options.level }),
        ...(options.search === undefined ? {} : { q: options.search }),
      };
      const { items } = await withAceso(options, (api) => api.call(monitoring.operations.searchLogs, { query }));
      const lines = items.toReversed();
      output().result(lines, () =>
        lines.length === 0
          ? 'No lines.'
          : lines.map(({ at, level, service: from, message }) => `${at} ${level.padEnd(5)} ${from.padEnd(14)} ${message}`).join('\n'),
      );
    });
}

function spanOf(text: string): number {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined)
    throw new CommandFailure(`'${text}' is no span of time.`, { exit: EXIT.wrongUse, fix: 'Write 30s, 10m, 2h or 1d.' });
  return Number(count) * SECONDS[unit as keyof typeof SECONDS] * 1000; // The pattern admits only these letters.
}
