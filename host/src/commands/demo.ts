import process from 'node:process';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import type { Output } from '../cli/output.ts';
import type { DemoResult } from '../demo/run.ts';
import { DEFAULT_PORT } from '../cli/defaults.ts';
import { howSure, inWords } from './recommendations.ts';
import { untilStopped } from './signals.ts';

interface DemoCommandOptions {
  readonly once?: boolean;
  readonly seed: string;
  readonly years: string;
  readonly keep?: boolean;
  readonly port: string;
  readonly home?: string;
}

/** `aceso demo`: the main job on a made-up person, from nothing to ranked recommendations. */
export function registerDemo(program: Command, output: () => Output): void {
  program
    .command('demo')
    .description('a made-up person with two years of data, from upload to recommendations')
    .option('--once', 'end after printing')
    .option('--seed <number>', 'another person', '1')
    .option('--years <number>', 'length of the data', '2')
    .option('--keep', 'keep the data in the folder for the next start (default: a temporary one)')
    .option('--port <number>', 'port of the web app and API; a free one when taken', String(DEFAULT_PORT))
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<DemoCommandOptions>();
      const [seed, years] = [Number(options.seed), Number(options.years)];
      if (!Number.isSafeInteger(seed)) throw new CommandFailure('--seed must be a whole number.', { exit: EXIT.wrongUse });
      if (!(years > 0 && years <= 20)) throw new CommandFailure('--years must be above 0 and at most 20.', { exit: EXIT.wrongUse });
      const out = output();
      const port = options.once === true ? 0 : Number(options.port);
      const stopped = untilStopped();
      // Loaded when it is needed: the other commands need no services.
      const { runDemo } = await import('../demo/run.ts');
      const walked = runDemo({ seed, years, keep: options.keep === true, port, home: options.home, stopped }, out, async (result) => {
        out.result(asJson(result), () => inText(result));
        if (options.once === true) return;
        out.say(`\n  Open        ${result.url}\n  Sign in     ${result.email}   password ${result.password}\n  Stop        Ctrl C`);
        await stopped;
        out.say('  stopping …');
      });
      await walked.catch((cause: unknown) => {
        if (!(cause instanceof CommandFailure) || cause.exit !== EXIT.interrupted) throw cause;
        out.settled();
        out.say(`  ${cause.message}`);
        // Services may still run in here, without their database.
        process.exit(cause.exit);
      });
    });
}

const asJson = ({ url, recommendations, planted, unplanted, figures }: DemoResult) => ({
  recommendations: recommendations.map((item) => ({
    id: item.recommendationId,
    title: item.title,
    why: item.why,
    howSure: howSure(item),
    source: item.sources.map(({ title, url: address, year }) => ({ title, url: address, year }))[0],
    action: item.action,
    proof: `${url}/v1/people/me/recommendations/${item.recommendationId}/proof`,
  })),
  planted,
  unplanted,
  figures,
});

function inText({ recommendations, planted, unplanted, figures }: DemoResult): string {
  const seen = planted.filter(({ found }) => found).length;
  return [
    '',
    ...recommendations.map((item, i) => `${inWords(item, i)}\n`),
    `Planted in the data: ${planted.length} episodes; seen: ${seen}.`,
    ...planted.map(
      ({ kind, from, to, found, daysRecorded }) => `  ${found ? '●' : '○'} ${kind}, ${from} to ${to}, recorded on ${daysRecorded} days`,
    ),
    unplanted.length === 0
      ? 'Nothing else was said.'
      : `Said beyond that: ${unplanted.map(({ kind, from, to }) => `${kind}, ${from} to ${to}`).join('; ')}.`,
    '',
    `Total ${figures.totalSeconds.toFixed(1)} s, start ${figures.startSeconds.toFixed(1)} s, import ${figures.importMBPerSecond.toFixed(0)} MB/s, at most ${figures.peakResidentMB} MB resident with PostgreSQL.`,
  ].join('\n');
}
