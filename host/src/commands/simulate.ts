import { resolve } from 'node:path';
import { simulate, writeTruth } from '@aceso/simulator';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import { table, type Output } from '../cli/output.ts';

interface SimulateOptions {
  readonly seed: string;
  readonly years: string;
  readonly days?: string;
  readonly megabytes?: string;
  readonly cgm?: boolean;
  readonly end?: string;
  readonly timeZone: string;
}

/** `aceso simulate <file>`: a made-up person's Apple Health export, with the truth of what was planted beside it. */
export function registerSimulate(program: Command, output: () => Output): void {
  program
    .command('simulate <file>')
    .description('make an Apple Health export of a made-up person (.zip or .xml), and <file>.truth.json beside it')
    .option('--seed <number>', 'same seed, same person', '1')
    .option('--years <number>', 'length', '2')
    .option('--days <number>', 'length in days instead')
    .option('--megabytes <number>', 'size of the document, reached by more heart rate readings')
    .option('--cgm', 'with a glucose sensor')
    .option('--end <instant>', 'moment of the export (default: now)')
    .option('--time-zone <zone>', 'home of the person', Intl.DateTimeFormat().resolvedOptions().timeZone)
    .action(async (file: string, options: SimulateOptions) => {
      const out = resolve(file);
      const made = await simulate({
        out,
        seed: numberOf('--seed', options.seed),
        ...(options.days === undefined ? { years: numberOf('--years', options.years) } : { days: numberOf('--days', options.days) }),
        ...(options.megabytes === undefined ? {} : { megabytes: numberOf('--megabytes', options.megabytes) }),
        ...(options.cgm === true ? { cgm: true } : {}),
        end: options.end === undefined ? new Date() : new Date(options.end),
        timeZone: options.timeZone,
      }).catch((cause: unknown) => {
        if (cause instanceof RangeError) throw new CommandFailure(`${cause.message}.`, { exit: EXIT.wrongUse });
        throw cause;
      });
      await writeTruth(`${out}.truth.json`, made);
      const records = Object.values(made.records).reduce((sum, { count }) => sum + count, 0);
      output().result({ file: out, truth: `${out}.truth.json`, bytes: made.bytes, records, planted: made.planted }, () =>
        [
          `${out}: ${(made.bytes / 1e6).toFixed(1)} MB, ${records.toLocaleString('en')} records`,
          '',
          table([
            ['planted', 'from', 'to', 'size', 'days recorded'],
            ...made.planted.map(({ kind, from, to, size, unit, daysRecorded }) => [
              kind,
              from,
              to,
              `${size} ${unit}`,
              String(daysRecorded),
            ]),
          ]),
        ].join('\n'),
      );
    });
}

function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new CommandFailure(`${option}: '${text}' is not a number.`, { exit: EXIT.wrongUse });
  return value;
}
