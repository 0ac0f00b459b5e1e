import process from 'node:process';
import { Command, CommanderError } from 'commander';
import { CommandFailure, EXIT } from './cli/failure.ts';
import { tameLibraries } from './cli/library-talk.ts';
import { createOutput, type Output } from './cli/output.ts';
import { registerChunk } from './commands/chunk.ts';
import { registerAsk } from './commands/ask.ts';
import { registerModel } from './commands/model.ts';
import { registerConfig } from './commands/config.ts';
import { registerDemo } from './commands/demo.ts';
import { registerImport } from './commands/import.ts';
import { registerLogs } from './commands/logs.ts';
import { registerRecommendations } from './commands/recommendations.ts';
import { registerServe } from './commands/serve.ts';
import { registerSimulate } from './commands/simulate.ts';
import { registerStatus } from './commands/status.ts';
import { registerToken } from './commands/token.ts';
import { registerUp } from './commands/up.ts';
import { VERSION } from './version.ts';

function buildProgram(): { readonly program: Command; readonly output: () => Output } {
  const program = new Command('aceso')
    .description('Your own health data in, ranked and explained recommendations out.')
    .version(VERSION)
    .option('--json', 'answer with one JSON document on standard output')
    .option('--url <address>', 'a running Aceso (default: $ACESO_URL, else the one of the folder)')
    .option('--token <token>', 'access or API token (default: $ACESO_TOKEN)')
    .option('--home <folder>', 'folder of an installation; hosted for the command when none is running')
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  const output = (): Output => createOutput(program.opts<{ json?: boolean }>().json === true || process.argv.includes('--json'));
  registerUp(program, output);
  registerServe(program);
  registerDemo(program, output);
  registerImport(program, output);
  registerSimulate(program, output);
  registerRecommendations(program, output);
  registerAsk(program, output);
  registerModel(program, output);
  registerStatus(program, output);
  registerConfig(program, output);
  registerLogs(program, output);
  registerToken(program, output);
  registerChunk(program, output);
  return { program, output };
}

function show(failure: CommandFailure): void {
  const parts = [
    `error  ${failure.message}`,
    ...(failure.why === undefined ? [] : [`  why  ${failure.why}`]),
    ...(failure.fix === undefined ? [] : [`  do   ${failure.fix}`]),
  ];
  process.stderr.write(`${parts.join('\n')}\n`);
}

tameLibraries();
const { program, output } = buildProgram();
try {
  await program.parseAsync();
} catch (error) {
  output().settled();
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.wrongUse;
  else if (error instanceof CommandFailure) {
    show(error);
    process.exitCode = error.exit;
  } else if (error instanceof Error) {
    show(
      new CommandFailure(error.message, {
        why: process.env['ACESO_DEBUG'] === undefined ? undefined : error.stack,
        fix: 'Set ACESO_DEBUG=1 to see where it happened.',
      }),
    );
    process.exitCode = EXIT.failed;
  } else throw error;
}
