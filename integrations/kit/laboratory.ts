import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import type { Collector } from './collector.ts';
import type { Json, OtherRecord } from './records.ts';
import type { SourceRef } from './source.ts';
import { conversionTo, ucumOf } from './unit.ts';

/** One result of a laboratory, as printed and as far as it could be read. */
export interface LabResult {
  /** The source's own name of the type, under which the report counts. */
  readonly sourceType: string;
  readonly source: SourceRef;
  /** The same result has the same key in every import; a corrected one keeps it. */
  readonly key: string;
  /** When the specimen was taken, milliseconds since the epoch. */
  readonly at: number;
  readonly name: string;
  readonly loinc?: string;
  /** The value as printed. */
  readonly printed: string;
  readonly value?: number;
  /** `<` and the like: the true value lies beyond `value`. */
  readonly comparator?: '<' | '<=' | '>' | '>=';
  /** As printed. */
  readonly unit: string;
  readonly referenceRange?: string;
  /** HL7 table 0078, such as `H`. */
  readonly flag?: string;
  readonly panel?: string;
  /** The source's own status, such as `F` or `final`. */
  readonly status?: string;
}

const BY_LOINC: ReadonlyMap<string, Metric> = new Map(
  [...METRICS.values()].flatMap((metric) =>
    [...(metric.loinc === undefined ? [] : [metric.loinc]), ...(metric.alsoLoinc ?? [])].map((code) => [code, metric] as const),
  ),
);

const BY_NAME: ReadonlyMap<string, readonly Metric[]> = namesOf([...METRICS.values()].filter(({ family }) => family === 'laboratory'));

/** The metric of a LOINC code; undefined when the vocabulary does not have it. */
export const metricOfLoinc = (code: string): Metric | undefined => BY_LOINC.get(code);

/**
 * The biomarker that a laboratory means: by LOINC code, else by its printed name. Several may share a name, such as the share and the number
 * of neutrophils; the unit tells them apart.
 *
 * @returns undefined when none is certain: it is never guessed
 */
export function biomarkerOf(name: string, unit: string, loinc?: string): Metric | undefined {
  const coded = loinc === undefined ? undefined : BY_LOINC.get(loinc);
  if (coded !== undefined) return coded;
  const fitting = metricsNamed(name).filter((metric) => isOfUnit(metric, unit));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Metrics of a printed name; of `GPT (ALAT)` those that both names mean. */
function metricsNamed(name: string): readonly Metric[] {
  const whole = BY_NAME.get(plainName(name));
  const [, before, within] = /^([^()]+)\(([^()]+)\)$/.exec(name.trim()) ?? [];
  if (whole !== undefined || before === undefined || within === undefined) return whole ?? [];
  const both = BY_NAME.get(plainName(within)) ?? [];
  return (BY_NAME.get(plainName(before)) ?? []).filter((metric) => both.includes(metric));
}

/** Takes one result: into the series of its biomarker when it is a number in a known unit, and always as a record with what was printed. */
export function takeLabResult(out: Collector, result: LabResult): void {
  const metric = biomarkerOf(result.name, result.unit, result.loinc);
  const record = recordOf(result, metric);
  if (metric === undefined || result.value === undefined || result.comparator !== undefined || !isOfUnit(metric, result.unit))
    return out.record(record, result.comparator === undefined ? result.value : undefined);
  out.sample(out.stream(result.sourceType, metric.id, result.source, result.unit), result.at, result.at, result.value);
  out.attach(record);
}

/** A number without a unit could be in milligrams or in moles: only what has no unit may come without. */
function isOfUnit(metric: Metric, unit: string): boolean {
  return unit === '' ? /^(1|\{[^}]*\})$/.test(metric.unit) : conversionTo(metric, unit) !== undefined;
}

function recordOf(result: LabResult, metric: Metric | undefined): OtherRecord {
  const { sourceType, source, key, at, printed, value, unit, ...rest } = result;
  const told: Record<string, Json> = { printed, unit, ucum: ucumOf(unit) };
  if (value !== undefined) told['value'] = value;
  if (metric !== undefined) told['metric'] = metric.id;
  for (const [name, text] of Object.entries(rest)) if (text !== undefined) told[name] = text;
  return { kind: 'laboratory-result', key, sourceType, source, start: at, end: at, detail: told };
}

/** A name without case, marks and the specimen at its end. */
export function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[*_]/g, ' ')
    .replace(/,?\s*(serum|plasma|s\/p|blood|in serum or plasma)$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function namesOf(metrics: readonly Metric[]): ReadonlyMap<string, readonly Metric[]> {
  const found = new Map<string, Metric[]>();
  for (const metric of metrics)
    for (const name of new Set([metric.name, ...(metric.synonyms ?? [])].map(plainName)))
      found.set(name, [...(found.get(name) ?? []), metric]);
  return found;
}
