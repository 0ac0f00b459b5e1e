import type { Trend } from '../../../lib/types.ts';

/** Text of a cell: quoted when it must be, and never a formula, which a spreadsheet would run. */
const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

const COLUMNS = ['day', 'value', 'unit', 'minimum', 'maximum', 'samples', 'coverage', 'sources'];

/** Daily values as comma separated text (RFC 4180); days without data are absent. */
export function trendCsv({ daily }: Pick<Trend, 'daily'>): string {
  const rows = daily.values.map((one) =>
    [one.day, one.value, daily.unit, one.minimum ?? '', one.maximum ?? '', one.count, one.coverage, one.sources.join('; ')]
      .map(cell)
      .join(','),
  );
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}
