import type { SourceRef } from '../kit/index.ts';

/** Words of the header in the languages of the app, without case; the unit stands in brackets behind them. */
const WORDS = {
  date: /^(date|measurement date|datum|fecha|data)\b/i,
  time: /^(time|zeit|uhrzeit|heure|tijd|hora|ora)\b/i,
  systolic: /^(systol|sys\b|sys\(|sist[oó]l|maxima)/i,
  diastolic: /^(diastol|dia\b|dia\(|diast[oó]l|minima)/i,
  pulse: /^(pulse|puls|pouls|hartslag|polsslag|pulso|battito|heart rate|frequenza)/i,
  truRead: /^truread/i,
  irregular: /^irregular/i,
  weight: /^(weight|gewicht|poids|peso)\b/i,
  bodyFat: /^(body fat|k[oö]rperfett|masse grasse|lichaamsvet|grasa|grasso)/i,
  visceralFat: /^(visceral)/i,
  bmi: /^bmi\b/i,
  notes: /^(notes?|notizen|remarques|notities|notas|memo)\b/i,
} as const;

export type ColumnName = keyof typeof WORDS;
export type Columns = Readonly<Record<ColumnName, number>>;

/** Places of the columns; -1 where the header has none. */
export const columnsIn = (header: readonly string[]): Columns =>
  Object.fromEntries(
    Object.entries(WORDS).map(([name, word]) => [name, header.findIndex((text) => word.test(text.replace(/^\ufeff/, '')))]),
  ) as Record<ColumnName, number>; // reason: the same keys

/** Whether a row is the header of Omron's table of pressures or of weights. */
export function isHeader(row: readonly string[]): boolean {
  const { date, time, systolic, diastolic, pulse, truRead, irregular, weight, visceralFat, bmi } = columnsIn(row);
  if (date !== 0) return false;
  const isOmron = truRead !== -1 || irregular !== -1 || row.some((text) => /^(symptoms|consumed|symptome)$/i.test(text));
  if (systolic !== -1 && diastolic !== -1 && pulse !== -1) return isOmron && /mmHg|kPa/i.test(row[systolic] ?? '');
  return time === 1 && weight === 2 && visceralFat !== -1 && bmi !== -1;
}

/** Columns with single readings beside the pair of pressures. */
export const READINGS: readonly {
  readonly name: ColumnName;
  readonly metric: string;
  readonly unit: string;
  readonly source: 'monitor' | 'scale';
}[] = [
  { name: 'pulse', metric: 'heart-rate', unit: '/min', source: 'monitor' },
  { name: 'weight', metric: 'body-mass', unit: '', source: 'scale' },
  { name: 'bodyFat', metric: 'body-fat-percentage', unit: '%', source: 'scale' },
  { name: 'visceralFat', metric: 'visceral-fat-index', unit: '', source: 'scale' },
  { name: 'bmi', metric: 'body-mass-index', unit: 'kg/m2', source: 'scale' },
];

/** Metrics that this integration can deliver: the manifest must say the same. */
export const DELIVERED: readonly string[] = [
  'blood-pressure-systolic',
  'blood-pressure-diastolic',
  ...READINGS.map(({ metric }) => metric),
];

/** `Weight (lb)` -> `lb`; empty when the header tells no unit. */
export const unitIn = (columnName: string): string => /\(([^)]*)\)\s*$/.exec(columnName)?.[1] ?? '';

export const SOURCES: Readonly<Record<'monitor' | 'scale', SourceRef>> = {
  monitor: { key: 'omron|blood-pressure', name: 'Omron blood pressure monitor', kind: 'monitor', manufacturer: 'Omron' },
  scale: { key: 'omron|scale', name: 'Omron scale', kind: 'scale', manufacturer: 'Omron' },
};
