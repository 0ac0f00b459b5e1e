import { readFileSync } from 'node:fs';
import { directoryOf, isMonth, unpackChunk } from '@aceso/health-data/codec';
import type { Command } from 'commander';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import { table, type Output } from '../cli/output.ts';

type Columns = ReturnType<typeof unpackChunk>;

const STANDARD_INPUT = 0;
/** `\x0203…` as psql prints it, or the digits alone. */
const HEX = /^(?:\\x)?((?:[0-9a-f]{2})+)$/i;

/** `aceso chunk decode`: what stands in the bytes of a stored chunk, for people. */
export function registerChunk(program: Command, output: () => Output): void {
  program
    .command('chunk')
    .description('look into stored chunks of samples')
    .command('decode [file]')
    .description(
      'the samples of one chunk, of a day or a month; its bytes, or their hexadecimal digits as psql prints them, come from a file or standard input',
    )
    .option('--limit <number>', 'samples shown', '100')
    .action((file: string | undefined, { limit }: { readonly limit: string }) => {
      const bytes = chunkIn(contentOf(file));
      const { columns, days } = decoded(bytes);
      const samples = samplesOf(columns);
      const shown = samples.slice(0, limitOf(limit));
      output().result({ bytes: bytes.length, count: samples.length, ...(days && { days }), samples: shown }, () =>
        inWords(bytes, samples, shown, days),
      );
    });
}

interface Sample {
  readonly start: string;
  readonly end?: string;
  readonly value: number;
  /** Code of a circumstance; what it says depends on the metric (`contracts/vocabulary/context.ts`). */
  readonly context?: number;
}

/** A day of a stored month. */
interface Day {
  readonly day: string;
  readonly samples: number;
  /** When it was last written; absent when that was with the row. */
  readonly writtenAt?: string;
}

interface Decoded {
  readonly columns: Columns;
  /** Of a month. */
  readonly days?: readonly Day[];
}

function samplesOf({ start, end, value, context }: Columns): readonly Sample[] {
  return Array.from(start, (at, i) => ({
    start: instant(at),
    ...(end && { end: instant(end[i] ?? at) }),
    value: value[i] ?? Number.NaN,
    ...(context && { context: context[i] ?? 0 }),
  }));
}

const instant = (at: number): string => (Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : `${at} ms`);

function inWords(bytes: Buffer, samples: readonly Sample[], shown: readonly Sample[], days: readonly Day[] | undefined): string {
  const [first] = samples;
  const columns = (['start', 'end', 'value', 'context'] as const).filter((name) => first?.[name] !== undefined);
  return [
    `${bytes.length} bytes, ${samples.length} samples: ${(bytes.length / samples.length).toFixed(2)} bytes a sample`,
    ...(days === undefined
      ? []
      : [
          '',
          `a month with samples on ${days.length} days`,
          table([['day', 'samples', 'written'], ...days.map((one) => [one.day, String(one.samples), one.writtenAt ?? 'with the row'])]),
        ]),
    '',
    table([[...columns], ...shown.map((sample) => columns.map((name) => String(sample[name])))]),
    ...(shown.length < samples.length ? ['', `and ${samples.length - shown.length} more; --limit shows them`] : []),
  ].join('\n');
}

function contentOf(file: string | undefined): Buffer {
  try {
    return readFileSync(file ?? STANDARD_INPUT);
  } catch (cause) {
    throw new CommandFailure(`${file ?? 'Standard input'} cannot be read.`, {
      exit: EXIT.wrongUse,
      why: cause instanceof Error ? cause.message : undefined,
      fix: 'Name a file with the bytes of one chunk, or send them to standard input.',
    });
  }
}

/** Digits are told from bytes by their looks: no chunk consists of digits alone, since its first byte is a small number. */
function chunkIn(content: Buffer): Buffer {
  const digits = HEX.exec(content.toString('latin1').trim())?.[1];
  return digits === undefined ? content : Buffer.from(digits, 'hex');
}

function decoded(bytes: Buffer): Decoded {
  try {
    const columns = unpackChunk(bytes);
    return isMonth(bytes) ? { columns, days: daysIn(bytes, columns) } : { columns };
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CommandFailure('These bytes are no chunk.', {
      exit: EXIT.wrongUse,
      why: cause.message,
      fix: 'Take the column `data` of one row of health_data.chunk, whole and as psql prints it.',
    });
  }
}

/** The directory of a month, with the UTC days that the samples say. */
function daysIn(bytes: Buffer, { start }: Columns): readonly Day[] {
  let first = 0;
  return directoryOf(bytes).map(({ count, updatedAt }) => {
    const day = instant(start[first] ?? Number.NaN).slice(0, 10);
    first += count;
    return { day, samples: count, ...(updatedAt === undefined ? {} : { writtenAt: instant(updatedAt) }) };
  });
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1)
    throw new CommandFailure(`--limit: '${text}' is not a number of samples.`, { exit: EXIT.wrongUse });
  return limit;
}
