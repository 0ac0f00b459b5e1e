import type { SourceRef } from '../kit/index.ts';

/** Words of the header in the languages of the app, without case; the unit stands in brackets behind them. */
const WORDS = {
  date: /^((measurement )?date|datum|messdatum|fecha|data|測定日|日付)(?![a-z])/i,
  time: /^((time|zeit|uhrzeit|heure|tijd|hora|ora)\b(?!.*zon)|時刻|時間)/i,
  zone: /^(time ?zone|zeitzone|fuseau|tijdzone|zona horaria|fuso|タイムゾーン)/i,
  systolic: /^(systol|sys\b|sys\(|s[iy]st[oó]l|maxima|pression systol|最高血圧|収縮期)/i,
  diastolic: /^(diastol|dia\b|dia\(|d[iy]ast[oó]l|minima|pression diastol|最低血圧|拡張期)/i,
  pulse: /^(pulse|puls|pouls|polso|hartslag|polsslag|pulso|battito|heart rate|herzfrequenz|frequenza|frecuencia|fr[eé]quence|脈拍)/i,
  truRead: /^truread/i,
  irregular: /^(irregular|unregelm[aä]|irr[eé]guli|irregol|onregelm|不規則脈)/i,
  weight: /^((weight|gewicht|poids|peso)\b|体重)/i,
  bodyFat: /^(body fat|k[oö]rperfett|masse grasse|lichaamsvet|grasa|grasso|体脂肪率)/i,
  visceralFat: /^(visceral|viszeral|graisse visc|grasa visc|grasso visc|内臓脂肪)/i,
  bmi: /^bmi(?![a-z])/i,
  notes: /^(notes?|notizen|remarques|notities|notas|note|memo|メモ)(?![a-z])/i,
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
  const { date, time, zone, systolic, diastolic, pulse, truRead, irregular, weight, visceralFat, bmi } = columnsIn(row);
  if (date !== 0) return false;
  const isOmron = truRead !== -1 || irregular !== -1 || row.some((text) => /^(symptoms|consumed|sympt[oôó]m[eai]s?)$/i.test(text));
  // The app's own order: the day, the time or its zone, and the three numbers, the pressures with their unit.
  const isInOrder = (time === 1 || zone === 1) && systolic === 2 && diastolic === 3 && pulse === 4;
  if (systolic !== -1 && diastolic !== -1 && pulse !== -1) return (isOmron || isInOrder) && /mmHg|kPa/i.test(row[systolic] ?? '');
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
