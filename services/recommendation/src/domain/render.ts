import type { Figure } from '@aceso/guidelines/kit';

/** How a unit reads behind a figure. */
const LABELS: Readonly<Record<string, string>> = {
  '/min': 'bpm',
  ms: 'ms',
  'mm[Hg]': 'mmHg',
  kg: 'kg',
  '%': '%',
  'mg/dL': 'mg/dL',
  '1': '',
  '{nights}': 'nights',
  '{days}': 'days',
  Cel: '°C',
  '{steps}': 'steps',
  '{drinks}': 'drinks',
  '{score}': '',
  'min/wk': 'minutes a week',
  '{drinks}/wk': 'drinks a week',
  'kg/m2': 'kg/m²',
  'mL/min/{1.73_m2}': 'mL/min',
};
/** Times of sleep read as hours and minutes, other minutes as minutes. */
const IN_HOURS: ReadonlySet<string> = new Set(['sleep-duration', 'sedentary-time']);
const PLACE = /\{(\w+)(#?)\}/g;

/** A figure as words; the same on every screen, in the report and in an e-mail. */
export function figureText(figure: Figure, bare = false): string {
  const { value, unit, decimals, metric } = figure;
  if (unit === 'min') {
    const minutes = Math.round(value);
    if (metric !== undefined && IN_HOURS.has(metric) && minutes >= 60)
      return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
    return bare ? String(minutes) : `${minutes} minutes`;
  }
  const number = value.toFixed(decimals);
  const label = LABELS[unit] ?? unit;
  if (bare || label === '') return number;
  if (unit === '{nights}' || unit === '{days}') return `${number} ${Number(number) === 1 ? label.slice(0, -1) : label}`;
  return `${number} ${label}`;
}

/** Fills a template with figures: `{name}` with its unit, `{name#}` the number alone. Throws when a figure is missing. */
export function render(template: string, figures: readonly Figure[]): string {
  const byName = new Map(figures.map((figure) => [figure.name, figure]));
  return template.replace(PLACE, (_, name: string, bare: string) => {
    const figure = byName.get(name);
    if (figure === undefined) throw new Error(`a text names the figure ${name}, which nobody computed`);
    return figureText(figure, bare === '#');
  });
}

const NUMBER = /\d+(?:\.\d+)?/g;

/** Numbers of a text that no recorded figure stands for: they must not be shown. */
export function unprovenNumbers(text: string, figures: readonly Figure[]): readonly string[] {
  const proven = new Set(
    figures.flatMap((figure) => [...(figureText(figure).match(NUMBER) ?? []), ...(figureText(figure, true).match(NUMBER) ?? [])]),
  );
  return (text.match(NUMBER) ?? []).filter((number) => !proven.has(number));
}
