/** One series as it is kept: counters and histograms since the beginning, gauges as last seen. */
export interface Series {
  readonly service: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly kind: 'sum' | 'gauge' | 'histogram';
  readonly unit: string;
  readonly description: string;
  readonly count: number;
  readonly sum: number;
  readonly bounds: readonly number[];
  readonly buckets: readonly number[];
}

/** Units of OpenTelemetry (UCUM) as Prometheus spells them in names. */
const UNITS: Readonly<Record<string, string>> = { s: 'seconds', ms: 'milliseconds', By: 'bytes', '1': 'ratio' };
const TYPES = { sum: 'counter', gauge: 'gauge', histogram: 'histogram' } as const;

/** Series in the Prometheus text format 0.0.4; names as the OpenTelemetry compatibility rules make them. */
export function prometheusText(series: readonly Series[]): string {
  const families = Map.groupBy(series, (each) => familyOf(each));
  return [...families]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([family, group]) => {
      const [first] = group;
      if (first === undefined) return '';
      const help = first.description === '' ? '' : `# HELP ${family} ${escaped(first.description, false)}\n`;
      return `${help}# TYPE ${family} ${TYPES[first.kind]}\n${group.flatMap((each) => linesOf(family, each)).join('\n')}\n`;
    })
    .join('');
}

const plain = (name: string): string => name.replace(/[^a-zA-Z0-9_]/g, '_').replace(/^(\d)/, '_$1');

function familyOf({ name, unit, kind }: Series): string {
  const base = plain(name);
  const suffix = UNITS[unit];
  const withUnit =
    suffix === undefined || base.endsWith(`_${suffix}`) || (suffix === 'ratio' && kind !== 'gauge') ? base : `${base}_${suffix}`;
  return kind === 'sum' && !withUnit.endsWith('_total') ? `${withUnit}_total` : withUnit;
}

function linesOf(family: string, series: Series): string[] {
  const labels = { service: series.service, ...series.labels };
  if (series.kind !== 'histogram') return [`${family}${labelText(labels)} ${numberText(series.sum)}`];
  let below = 0;
  const buckets = series.bounds.map((bound, i) => {
    below += series.buckets[i] ?? 0;
    return `${family}_bucket${labelText({ ...labels, le: numberText(bound) })} ${below}`;
  });
  return [
    ...buckets,
    `${family}_bucket${labelText({ ...labels, le: '+Inf' })} ${series.count}`,
    `${family}_sum${labelText(labels)} ${numberText(series.sum)}`,
    `${family}_count${labelText(labels)} ${series.count}`,
  ];
}

const labelText = (labels: Readonly<Record<string, string>>): string =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${plain(name)}="${escaped(value, true)}"`)
    .join(',')}}`;

function escaped(text: string, quotes: boolean): string {
  const lines = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
  return quotes ? lines.replaceAll('"', '\\"') : lines;
}

const numberText = (value: number): string =>
  value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : Number.isNaN(value) ? 'NaN' : String(value);
