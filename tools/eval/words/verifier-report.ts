import { percent, type PartReport } from '../part.ts';

/** Of one kind, the first few misses are enough to see what they are. */
export const TOLD = 4;

/** A text with one thing made false, and how. */
export interface FalseText {
  readonly way: string;
  readonly text: string;
}

/** A true text that was struck, and why. */
export interface StruckText {
  readonly text: string;
  readonly why: string;
}

/** What a verifier did with texts that were known to be true or false. */
export interface Verified {
  readonly ways: readonly string[];
  readonly lies: readonly FalseText[];
  /** Those of the lies that were let through. */
  readonly through: readonly FalseText[];
  readonly truths: number;
  readonly struck: readonly StruckText[];
}

/** How much of what was false is caught, and how much of what was true is struck: 99 % and 1 % are asked for. */
export function verifierReport({ ways, lies, through, truths, struck }: Verified): Required<Omit<PartReport, 'skipped'>> {
  const caught = lies.length - through.length;
  return {
    scores: [
      {
        name: 'false texts caught',
        value: percent(caught, lies.length),
        unit: '%',
        target: { atLeast: 99 },
        note: `${caught} of ${lies.length}`,
      },
      {
        name: 'true texts struck',
        value: percent(struck.length, truths),
        unit: '%',
        target: { atMost: 1 },
        note: `${struck.length} of ${truths}`,
      },
    ],
    tables: [
      {
        title: 'Caught, by what was false',
        head: ['what', 'texts', 'caught'],
        rows: ways.map((way) => {
          const own = lies.filter((lie) => lie.way === way).length;
          const missed = through.filter((lie) => lie.way === way).length;
          return [way, String(own), `${percent(own - missed, own).toFixed(1)} %`];
        }),
      },
    ],
    misses: [
      ...ways.flatMap((way) =>
        through
          .filter((lie) => lie.way === way)
          .slice(0, TOLD)
          .map(({ text }) => `let through (${way}): “${text}”`),
      ),
      ...struck.slice(0, TOLD).map(({ text, why }) => `struck though true (${why}): “${text}”`),
    ],
  };
}
