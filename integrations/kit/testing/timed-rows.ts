import type { Incoming } from '../connector/index.ts';

/** Letters of an ISO instant. */
const LETTERS = { minute: 16, second: 19 } as const;

/** Samples of a metric as a test writes them down: start, end and value, with times to the minute or second in UTC. */
export const timedRows =
  (to: keyof typeof LETTERS) =>
  ({ batches }: Incoming, metric: string): readonly (readonly [start: string, end: string, value: number])[] =>
    batches
      .filter((batch) => batch.metric === metric)
      .flatMap(({ start, end, value }) => [...start].map((at, i) => [isoOf(at, to), isoOf(end[i]!, to), value[i]!] as const));

const isoOf = (at: number, to: keyof typeof LETTERS): string => new Date(at).toISOString().slice(0, LETTERS[to]);
