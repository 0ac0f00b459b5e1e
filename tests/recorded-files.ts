import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Exports that others have recorded, with what an independent script found in them; never part of the project. */
export const RECORDED = join(import.meta.dirname, '../../shared/data');

interface AppleType {
  readonly el: string;
  readonly type: string;
  readonly n: number;
}
interface Expected {
  readonly types?: readonly AppleType[];
  readonly sessions?: readonly unknown[];
  readonly recordHr?: { readonly n: number };
  readonly hrMesg?: { readonly n: number };
  readonly hrvRr?: { readonly n: number };
  readonly eventTypes?: Readonly<Record<string, number>>;
  readonly recordTypes?: Readonly<Record<string, number>>;
}

/** A recorded file, and how many of each type must be read from it. */
export interface RecordedFile {
  readonly name: string;
  readonly path: string;
  readonly read: Readonly<Record<string, number>>;
}

const LIBRE: Readonly<Record<string, string>> = { '0': 'Historic Glucose mg/dL', '1': 'Scan Glucose mg/dL', '6': 'Record Type 6' };

function countsOf({ types, sessions, recordHr, hrMesg, hrvRr, eventTypes, recordTypes }: Expected): Record<string, number> {
  const some = (name: string, count: number | undefined): Record<string, number> =>
    count === undefined || count === 0 ? {} : { [name]: count };
  return {
    ...Object.fromEntries((types ?? []).map(({ el, type, n }) => [type === '' ? el : type, n])),
    ...some('session', sessions?.length),
    ...some('record.heart_rate', recordHr?.n),
    ...some('hr.filtered_bpm', hrMesg?.n),
    ...some('hrv.time', hrvRr?.n),
    ...eventTypes,
    ...Object.fromEntries(Object.entries(recordTypes ?? {}).map(([type, n]) => [LIBRE[type] ?? type, n])),
  };
}

/** Recorded files of forms that are read from a file; empty where they are not beside the project. Answers of vendors are no files. */
export function recordedFiles(): readonly RecordedFile[] {
  const index = join(RECORDED, 'EXPECTED.json');
  if (!existsSync(index)) return [];
  return Object.entries(JSON.parse(readFileSync(index, 'utf8')) as Record<string, Expected>)
    .filter(([name]) => /^(apple-health|fit|cgm-csv)\//.test(name))
    .map(([name, expected]) => ({ name, path: join(RECORDED, name), read: countsOf(expected) }));
}
