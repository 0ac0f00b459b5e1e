import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import type { Importer } from '@aceso/integrations/kit';
import { problemWords } from '../domain/problem-words.ts';
import type { ReadUpload } from './read-upload.ts';

type Report = NonNullable<Output<typeof healthData.operations.getUpload>['report']>;

const BYTES_PER_MB = 1_000_000;
const instant = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());

/** What an import found and what became of it, by the source's own names of types. */
export function importReport(importer: Importer, { report, counts, seconds, peakResidentBytes }: ReadUpload): Report {
  const types = Object.entries(report.types).map(([type, tally]) => {
    const { stored, alreadyThere } = counts.get(type) ?? { stored: 0, alreadyThere: 0 };
    const [first, last] = [instant(tally.first), instant(tally.last)];
    return [
      type,
      {
        read: tally.read,
        stored,
        alreadyThere,
        skipped: tally.skipped,
        quarantined: tally.quarantined,
        ...(tally.sum === undefined ? {} : { sum: tally.sum }),
        ...(first === undefined ? {} : { first }),
        ...(last === undefined ? {} : { last }),
      },
    ] as const;
  });
  return {
    source: report.source?.name ?? importer.name,
    bytes: report.bytesRead,
    seconds: Math.round(seconds * 1000) / 1000,
    peakResidentMB: Math.round(peakResidentBytes / BYTES_PER_MB),
    types: Object.fromEntries(types),
    problems: report.problems.map(({ reason, count, example }) => {
      const message = problemWords(reason);
      return { reason, count, ...(example === undefined ? {} : { example }), ...(message === undefined ? {} : { message }) };
    }),
  };
}
