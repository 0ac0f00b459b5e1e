import type { Upload } from '../../../lib/types.ts';
import type { TagKind } from '../../../ui/tag.tsx';

/** Uploads whose end is still to come. */
export const RUNNING: ReadonlySet<Upload['status']> = new Set(['receiving', 'waiting', 'importing', 'summarising']);

/** Sign and ground of each state. */
export const TAGS: Readonly<Record<Upload['status'], TagKind>> = {
  receiving: 'accent',
  waiting: 'late',
  importing: 'accent',
  summarising: 'accent',
  done: 'usual',
  failed: 'caution',
  cancelled: 'caution',
};

const MEGABYTE = 1_000_000;

/** Bytes as megabytes with one digit. */
export const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);

/** Counts of a report, over all types of the file. */
export function totals(report: NonNullable<Upload['report']>): Readonly<Record<'stored' | 'there' | 'skipped' | 'quarantined', number>> {
  const sum = { stored: 0, there: 0, skipped: 0, quarantined: 0 };
  for (const type of Object.values(report.types)) {
    sum.stored += type.stored;
    sum.there += type.alreadyThere;
    sum.skipped += type.skipped;
    sum.quarantined += type.quarantined;
  }
  return sum;
}
