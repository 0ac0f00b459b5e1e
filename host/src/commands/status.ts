import process from 'node:process';
import { monitoring } from '@aceso/contracts/monitoring';
import type { Command } from 'commander';
import { EXIT } from '../cli/failure.ts';
import { table, type Output } from '../cli/output.ts';
import { needToken, withAceso, type Where } from '../cli/session.ts';

const SIGNS = { ready: '●', 'not-ready': '▲', away: '✕', unknown: '?' } as const;

/** `aceso status`: health of all services; exit code 3 when anything is down. */
export function registerStatus(program: Command, output: () => Output): void {
  program
    .command('status')
    .description('all services: health, replicas, lag')
    .action(async (_options: unknown, command: Command) => {
      const where = command.optsWithGlobals<Where>();
      needToken(where);
      const health = await withAceso(where, (api) => api.call(monitoring.operations.getHealth));
      output().result(health, () =>
        [
          health.sentence,
          '',
          table([
            ['service', 'state', 'replicas', 'lag', 'p95', 'why'],
            ...health.services.map(({ service, state, replicas, lagSeconds, p95Ms, reasons }) => [
              service,
              `${SIGNS[state]} ${state}`,
              String(replicas.length),
              lagSeconds === undefined ? '–' : `${lagSeconds.toFixed(1)} s`,
              p95Ms === undefined ? '–' : `${p95Ms.toFixed(1)} ms`,
              reasons.join('; '),
            ]),
          ]),
        ].join('\n'),
      );
      if (health.services.some(({ state }) => state === 'away' || state === 'not-ready')) process.exitCode = EXIT.notHealthy;
    });
}
