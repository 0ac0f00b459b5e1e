import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { identity } from '@aceso/contracts/identity';
import type { Command } from 'commander';
import { createApi } from '../cli/api.ts';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import type { Output } from '../cli/output.ts';
import { findRunning, homeFolder } from '../home.ts';
import { DEFAULT_PORT } from '../cli/defaults.ts';

interface TokenOptions {
  readonly email?: string;
  readonly name: string;
  readonly scope: readonly string[];
  readonly days: string;
  readonly url?: string;
  readonly home?: string;
}

/** `aceso token create`: signs in with e-mail and password and makes a personal API token with narrow scopes. */
export function registerToken(program: Command, output: () => Output): void {
  const token = program.command('token').description('personal API tokens');
  token
    .command('create')
    .description('makes a token; the password is asked for, or taken from ACESO_PASSWORD')
    .requiredOption('--email <address>', 'account')
    .option('--name <text>', 'what it is for', 'command line')
    .option(
      '--scope <permission>',
      'permission to grant, such as health-data:samples:read; may be repeated (default: all of yours)',
      (value: string, all: readonly string[]) => [...all, value],
      [] as readonly string[],
    )
    .option('--days <number>', 'days until it ends', '90')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<TokenOptions>();
      const days = Number(options.days);
      if (!Number.isInteger(days) || days < 1 || days > 366) throw new CommandFailure('--days must be 1 to 366.', { exit: EXIT.wrongUse });
      const url =
        options.url ?? process.env['ACESO_URL'] ?? findRunning(homeFolder(options.home))?.url ?? `http://localhost:${DEFAULT_PORT}`;
      const password = process.env['ACESO_PASSWORD'] ?? (await askPassword());
      const session = await createApi(url, undefined).call(identity.operations.signIn, {
        params: {},
        query: {},
        body: { email: options.email ?? '', password },
      });
      const made = await createApi(url, session.accessToken).call(identity.operations.createApiToken, {
        params: {},
        query: {},
        body: { name: options.name, scopes: options.scope.length > 0 ? [...options.scope] : ['*'], expiresInDays: days },
      });
      output().result(
        made,
        () =>
          `${made.token}\n\nIt is shown only now. Give it with --token or ACESO_TOKEN; it ends on ${made.details.expiresAt.slice(0, 10)}.`,
      );
    });
}

async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CommandFailure('No password.', { exit: EXIT.wrongUse, fix: 'Set ACESO_PASSWORD, or run this in a terminal.' });
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  try {
    // The terminal would show what is typed.
    process.stderr.write('Password: ');
    Object.assign(lines, { _writeToOutput: () => undefined });
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
