import type { Command } from 'commander';

/** `aceso serve`: one process of a split installation, started by the launcher. */
export function registerServe(program: Command): void {
  program
    .command('serve', { hidden: true })
    .requiredOption('--target <services>')
    .requiredOption('--port <number>')
    .option('--logs')
    .action(async (options: { readonly target: string; readonly port: string; readonly logs?: boolean }) => {
      const { serveAsChild } = await import('../split/child.ts');
      await serveAsChild(options.target, Number(options.port), options.logs === true ? 'stderr' : 'none');
    });
}
