import { CONTEXT } from '@aceso/contracts/vocabulary';
import type { SourceRef } from '../kit/index.ts';

/** Columns by their place: it is the same in every language of the header. */
export const COLUMN = { device: 0, serial: 1, timestamp: 2, recordType: 3, notes: 13, ketone: 15 } as const;

/** A column with numbers that are samples. */
export interface SampleColumn {
  readonly column: number;
  readonly metric: string;
  /** Absent when the header tells it. */
  readonly unit?: string;
  readonly context?: number;
  /** Sensor, scans and strips may read at the same minute: each is a source of its own. */
  readonly source: 'sensor' | 'scan' | 'strip' | 'entered';
}

export const SAMPLE_COLUMNS: readonly SampleColumn[] = [
  { column: 4, metric: 'blood-glucose', source: 'sensor' },
  { column: 5, metric: 'blood-glucose', source: 'scan' },
  { column: 7, metric: 'insulin-delivery', unit: 'U', context: CONTEXT.bolusInsulin, source: 'entered' },
  { column: 9, metric: 'dietary-carbohydrates', unit: 'g', source: 'entered' },
  { column: 12, metric: 'insulin-delivery', unit: 'U', context: CONTEXT.basalInsulin, source: 'entered' },
  { column: 14, metric: 'blood-glucose', source: 'strip' },
];

/** Columns that say something without being a sample: insulin and food without an amount, servings, ketones, parts of a calculated dose. */
export const EVENT_COLUMNS: readonly number[] = [6, 8, 10, 11, COLUMN.notes, COLUMN.ketone, 16, 17, 18, 19, 20];

/** Metrics that this integration can deliver: the manifest must say the same. */
export const DELIVERED: readonly string[] = [...new Set(SAMPLE_COLUMNS.map(({ metric }) => metric))];

const GLUCOSE = /m(?:g\/dL|mol\/L)/i;

/** Whether a row is the header: three columns of glucose with their unit, in their places, or the English names in any order. */
export const isHeader = (row: readonly string[]): boolean =>
  (row.length >= 15 && [4, 5, 14].every((place) => GLUCOSE.test(row[place] ?? ''))) || placesByName(row) !== undefined;

/** English names of the columns in the places that they have today; older exports have others, and fewer. */
const NAMES: readonly RegExp[] = [
  /^device$/i,
  /^serial number$/i,
  /^(device timestamp|time)$/i,
  /^record type$/i,
  /^historic glucose/i,
  /^scan glucose/i,
  /^non-numeric rapid/i,
  /^rapid-acting insulin/i,
  /^non-numeric food/i,
  /^carbohydrates \(grams\)/i,
  /^carbohydrates \(servings\)/i,
  /^non-numeric long/i,
  /^long-acting insulin/i,
  /^notes$/i,
  /^strip glucose/i,
  /^ketone/i,
  /^meal insulin/i,
  /^correction insulin/i,
  /^user change insulin/i,
];

/** For each of today's places where the column stands in this header, -1 for one it does not have; undefined for no such header. */
export function placesByName(row: readonly string[]): readonly number[] | undefined {
  const places = NAMES.map((name) => row.findIndex((text) => name.test(text.replace(/^\ufeff/, '').trim())));
  const has = (place: number): boolean => places[place] !== -1;
  return has(COLUMN.timestamp) && has(COLUMN.recordType) && has(4) && has(5) && GLUCOSE.test(row[places[4] ?? -1] ?? '')
    ? places
    : undefined;
}

/** A row with its columns in today's places. */
export const inPlaces = (row: readonly string[], places: readonly number[] | undefined): readonly string[] =>
  places === undefined ? row : places.map((place) => row[place] ?? '');

export const unitIn = (columnName: string): string => GLUCOSE.exec(columnName)?.[0] ?? '';

/** What the sensor shows outside of 40 to 500 mg/dL (2.2 and 27.8 mmol/L), by Abbott's user manuals. */
export function boundOf(text: string): { readonly outside: 'below' | 'above'; readonly limitMgPerDl: number } | undefined {
  if (/^lo(w)?$/i.test(text)) return { outside: 'below', limitMgPerDl: 40 };
  return /^hi(gh)?$/i.test(text) ? { outside: 'above', limitMgPerDl: 500 } : undefined;
}

const SUFFIX = { sensor: '', scan: ', scans', strip: ', strips', entered: ', entered' } as const;

/** A reader or phone, and what of it a value comes from. */
export function sourceOf(device: string, serial: string, part: SampleColumn['source']): SourceRef {
  return {
    key: `libreview|${serial === '' ? device : serial}${part === 'sensor' ? '' : `|${part}`}`,
    name: `${device === '' ? 'LibreView' : device}${SUFFIX[part]}`,
    kind: part === 'entered' ? 'manual' : 'monitor',
    manufacturer: 'Abbott',
    ...(device !== '' && { model: device }),
  };
}
