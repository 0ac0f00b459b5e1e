import { Gatherer, type Incoming } from '../kit/connector/index.ts';
import type { SourceRef } from '../kit/index.ts';
import type { Item } from './item.ts';
import { mapNight } from './night.ts';
import { GLUCOSE_SENSOR, RING } from './ring.ts';
import * as wire from './wire.ts';

/** Steps are counted over five minutes from their time; a next count that is nearer ends them. */
const STEP_MS = 300_000;
/** Milligrams per decilitre in one millimole per litre: molar mass of glucose 180.156 g/mol, divided by 10. */
const MG_PER_DL_PER_MMOL_PER_L = 18.0156;

interface SeriesRow {
  readonly metric: string;
  readonly source: SourceRef;
  readonly unit: string;
  /** Units of Ultrahuman's that need a factor. */
  readonly factors?: Readonly<Record<string, number>>;
  readonly isCount?: true;
}

/** Series by Ultrahuman's name. Those that are not listed have no counterpart here; `hrv` has two, and it does not say which it is. */
const SERIES: Readonly<Record<string, SeriesRow>> = {
  hr: { metric: 'heart-rate', source: RING, unit: 'BPM' },
  temp: { metric: 'skin-temperature', source: RING, unit: '°C' },
  steps: { metric: 'step-count', source: RING, unit: '{steps}', isCount: true },
  glucose: {
    metric: 'blood-glucose',
    source: GLUCOSE_SENSOR,
    unit: 'mg/dL',
    factors: { 'mmol/L': MG_PER_DL_PER_MMOL_PER_L, 'mmol/l': MG_PER_DL_PER_MMOL_PER_L },
  },
};

/** Figures of a day. */
const FIGURES: Readonly<Record<string, { readonly metric: string; readonly unit: string }>> = {
  night_rhr: { metric: 'resting-heart-rate', unit: 'BPM' },
  recovery_index: { metric: 'recovery-score', unit: '{score}' },
  vo2_max: { metric: 'vo2-max', unit: 'mL/kg/min' },
};

function mapSeries(gather: Gatherer, type: string, row: SeriesRow, object: unknown): void {
  if (!wire.Series.fits(object)) return gather.malformed(type);
  const factor = row.factors?.[object.unit ?? ''] ?? 1;
  const points = (object.values ?? []).flatMap((point) => {
    if (wire.Point.fits(point)) return [{ at: point.timestamp * 1000, value: point.value }];
    gather.malformed(type);
    return [];
  });
  for (const [i, { at, value }] of points.entries()) {
    gather.skip();
    const next = points[i + 1]?.at ?? Infinity;
    const end = row.isCount === true ? Math.min(at + STEP_MS, next > at ? next : Infinity) : at;
    gather.sample({
      metric: row.metric,
      sourceType: type,
      source: row.source,
      sourceUnit: object.unit ?? row.unit,
      start: at,
      end,
      value: typeof value === 'number' ? value * factor : value,
    });
  }
}

type Part = (item: Item) => void;

function figurePart(type: string, object: unknown): Part | undefined {
  const figure = FIGURES[type];
  if (figure === undefined || !wire.Figure.fits(object)) return undefined;
  const value = object.value ?? object.avg;
  // Ultrahuman writes zero where it has nothing.
  if (typeof value !== 'number' || value === 0) return undefined;
  const start = object.day_start_timestamp * 1000;
  return (item) => item.sample({ metric: figure.metric, sourceType: type, source: RING, sourceUnit: figure.unit, start, value });
}

/** A night; a day without one has an object without times. */
function nightPart(gather: Gatherer, day: string, object: unknown): Part | undefined {
  if (typeof object !== 'object' || object === null || !('bedtime_start' in object) || object.bedtime_start === null) return undefined;
  if (wire.Night.fits(object) && object.bedtime_end > object.bedtime_start) return (item) => mapNight(item, day, object);
  gather.malformed('Sleep');
  return undefined;
}

/**
 * Whole civil days, as the person's phone has them: night and figures of a day are one record, series are recognised by their times.
 */
export function mapDays(days: ReadonlyMap<string, wire.Day>): Incoming {
  const gather = new Gatherer();
  for (const [day, { data }] of days) {
    const parts: (Part | undefined)[] = [];
    for (const metric of data.metric_data ?? data.metrics?.[day] ?? []) {
      if (!wire.DayMetric.fits(metric)) {
        gather.malformed('metric');
        continue;
      }
      const { type, object } = metric;
      const series = SERIES[type];
      if (series !== undefined) mapSeries(gather, type, series, object);
      else parts.push(type === 'Sleep' ? nightPart(gather, day, object) : figurePart(type, object));
    }
    const known = parts.filter((part) => part !== undefined);
    if (known.length > 0)
      gather.item(`day:${day}`, (item) => {
        for (const part of known) part(item);
      });
  }
  return gather.result();
}
