import { instantOf, numberIn, takePressure, writtenTime, type Collector, type Json, type SourceRef } from '../kit/index.ts';
import { ASLEEP, contextOf, isReproductive, metricOf, NIGHT_FIGURES, sourceOf, stageOf, workoutTypeOf } from './mapping.ts';
import { periodOf, type Stamp } from './period.ts';

export type Point = Readonly<Record<string, Json>>;
const DAY_MS = 86_400_000;

/** Takes the points of a metric, workouts and whatever else the app exports. */
export class PointReader {
  readonly #out: Collector;

  constructor(out: Collector) {
    this.#out = out;
  }

  /** A time of a point; NaN when it cannot be read. */
  stamp(text: Json | undefined): Stamp {
    const written = typeof text === 'string' ? writtenTime(text) : undefined;
    const { hour = 0, minute = 0, second = 0, millisecond = 0 } = written ?? {};
    return { at: instantOf(written, this.#out.zone), timeOfDay: ((hour * 60 + minute) * 60 + second) * 1000 + millisecond };
  }

  /** All points of a metric; calls `step` after each. */
  async metric(name: string, unit: string, points: readonly Point[], step: () => Promise<void>): Promise<void> {
    const period = periodOf(points.map((point) => this.stamp(point['date'] ?? null)));
    for (const point of points) {
      if (name === 'sleep_analysis') this.#sleep(name, point);
      else if (name === 'blood_pressure') this.#pressure(name, unit, point);
      else this.#quantity(name, unit, point, period);
      await step();
    }
  }

  #quantity(name: string, unit: string, point: Point, period: number): void {
    const metric = metricOf(name);
    const source = sourceOf(point['source']);
    const start = this.stamp(point['startDate'] ?? point['start'] ?? point['date'] ?? null);
    const told = this.stamp(point['endDate'] ?? point['end'] ?? null).at;
    if (Number.isNaN(start.at))
      return this.#out.quarantine({ sourceType: name, ...(metric !== undefined && { metric }), source, reason: 'date-unreadable' });
    if (metric === undefined) return this.#keep(name, point, start.at);
    const value = numberOf(point['qty'] ?? point['Avg'] ?? point['avg'] ?? null);
    const stretch = { start: start.at, end: Number.isNaN(told) ? endOf(start, period) : told };
    if (Number.isNaN(value)) return this.#out.quarantine({ sourceType: name, metric, source, ...stretch, reason: 'value-unreadable' });
    this.#out.sample(this.#out.stream(name, metric, source, unit), stretch.start, stretch.end, value, contextOf(point));
  }

  #pressure(name: string, unit: string, point: Point): void {
    const { at } = this.stamp(point['date'] ?? null);
    const source = sourceOf(point['source']);
    if (Number.isNaN(at)) return this.#out.quarantine({ sourceType: name, source, reason: 'date-unreadable' });
    const side = (key: 'systolic' | 'diastolic') => ({ type: `${name} ${key}`, text: textOf(point[key]) });
    takePressure(this.#out, { type: name, source, at, unit: unit || 'mmHg', systolic: side('systolic'), diastolic: side('diastolic') });
  }

  #sleep(name: string, point: Point): void {
    const stage = typeof point['value'] === 'string' ? stageOf(point['value']) : undefined;
    if (stage === undefined) return this.#night(name, point);
    const source = sourceOf(point['source']);
    const [start, end] = [this.stamp(point['startDate'] ?? null).at, this.stamp(point['endDate'] ?? null).at];
    if (Number.isNaN(start) || Number.isNaN(end)) return this.#out.quarantine({ sourceType: name, source, reason: 'date-unreadable' });
    if (end < start) return this.#out.quarantine({ sourceType: name, source, start, end, reason: 'end-before-start' });
    this.#out.record({ kind: 'sleep-stage', key: `${source.key}|${start}|${end}|${stage}`, sourceType: name, source, start, end, stage });
  }

  /** A night as the app sums it up, in hours. Stages of zero hours beside sleep were not measured. */
  #night(name: string, point: Point): void {
    const source = sourceOf(point['source'] ?? point['sleepSource']);
    const [start, end] = [this.stamp(point['sleepStart'] ?? null).at, this.stamp(point['sleepEnd'] ?? null).at];
    if (point['sleepStart'] === undefined && typeof point['value'] === 'string')
      return this.#out.quarantine({ sourceType: name, source, reason: 'value-unreadable' });
    if (!(end >= start)) return this.#out.quarantine({ sourceType: name, source, reason: 'date-unreadable' });
    const asleep = ASLEEP.find((key) => numberOf(point[key] ?? null) > 0);
    const hasStages = ['deep', 'core', 'rem'].some((key) => numberOf(point[key] ?? null) > 0);
    if (asleep !== undefined) this.#hours(`${name} ${asleep}`, 'sleep-duration', source, start, end, numberOf(point[asleep] ?? null));
    for (const [key, metric] of Object.entries(NIGHT_FIGURES)) {
      const hours = numberOf(point[key] ?? null);
      if (Number.isNaN(hours)) continue;
      const isMeasured = hours > 0 || (hasStages && key !== 'inBed');
      if (isMeasured) this.#hours(`${name} ${key}`, metric, source, start, end, hours);
      else this.#out.skip(`${name} ${key}`, 'nothing-measured', start, end, hours);
    }
  }

  #hours(type: string, metric: string, source: SourceRef, start: number, end: number, hours: number): void {
    this.#out.sample(this.#out.stream(type, metric, source, 'h'), start, end, hours);
  }

  /** The heart rate of a workout as it went on: older files have it nowhere else. Steps and energy are counted among the metrics. */
  #course(series: Json | undefined): void {
    for (const entry of Array.isArray(series) ? (series as readonly Json[]) : []) {
      if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) continue;
      const reading = entry as Point;
      const { at } = this.stamp(reading['date'] ?? null);
      const value = numberOf(reading['qty'] ?? reading['Avg'] ?? reading['avg'] ?? null);
      const [type, metric, source] = ['workout heartRateData', 'heart-rate', sourceOf(reading['source'])];
      if (Number.isNaN(at)) this.#out.quarantine({ sourceType: type, metric, source, reason: 'date-unreadable' });
      else if (Number.isNaN(value))
        this.#out.quarantine({ sourceType: type, metric, source, start: at, end: at, reason: 'value-unreadable' });
      else this.#out.sample(this.#out.stream(type, metric, source, textOf(reading['units']) || 'count/min'), at, at, value);
    }
  }

  workout(point: Point): void {
    const name = textOf(point['name']) || 'Workout';
    const source = sourceOf(point['source']);
    const [start, end] = [this.stamp(point['start'] ?? null).at, this.stamp(point['end'] ?? null).at];
    if (Number.isNaN(start) || Number.isNaN(end)) return this.#out.quarantine({ sourceType: name, source, reason: 'date-unreadable' });
    if (end < start) return this.#out.quarantine({ sourceType: name, source, start, end, reason: 'end-before-start' });
    const energyKcal = amount(point, ['activeEnergyBurned', 'activeEnergy', 'totalEnergy'], { kj: 1 / 4.184, kcal: 1, cal: 1 });
    const distanceM = amount(point, ['distance'], { km: 1000, m: 1, mi: 1609.344, yd: 0.9144 });
    const [average, maximum] = [amount(point, ['avgHeartRate'], {}), amount(point, ['maxHeartRate'], {})];
    const seconds = numberOf(point['duration'] ?? null);
    this.#course(point['heartRateData']);
    this.#out.record({
      kind: 'workout',
      key: `health-auto-export|workout|${textOf(point['id']) || start}`,
      sourceType: name,
      source,
      start,
      end,
      type: workoutTypeOf(name),
      // Minutes in files of older versions: more than the whole of it cannot be seconds.
      durationMs: seconds > 0 && seconds * 1000 <= end - start + 1000 ? Math.round(seconds * 1000) : end - start,
      ...(energyKcal !== undefined && { energyKcal }),
      ...(distanceM !== undefined && { distanceM }),
      statistics:
        average === undefined && maximum === undefined
          ? []
          : [{ metric: 'heart-rate', ...(average !== undefined && { average }), ...(maximum !== undefined && { maximum }) }],
      events: [],
      routes: [],
      metadata: { activity: name },
    });
  }

  /** What has no metric: kept with all its fields. */
  other(name: string, point: Point): void {
    const { at } = this.stamp(point['date'] ?? point['start'] ?? point['startDate'] ?? null);
    if (Number.isNaN(at)) return this.#out.quarantine({ sourceType: name, source: sourceOf(point['source']), reason: 'date-unreadable' });
    this.#keep(name, point, at);
  }

  #keep(name: string, point: Point, at: number): void {
    const { route: _route, heartRateData: _series, voltageMeasurements: _waveform, ...detail } = point;
    const key = `health-auto-export|${name}|${textOf(point['id']) || `${at}|${JSON.stringify(detail)}`}`;
    const source = sourceOf(point['source']);
    this.#out.record({
      kind: 'event',
      key,
      sourceType: name,
      source,
      start: at,
      end: at,
      detail,
      ...(isReproductive(name) && { isReproductive: true }),
    });
  }
}

/** End of a stretch; a day has 23 to 25 hours, so the next midnight of the same clock is as near as the file tells. */
const endOf = ({ at }: Stamp, period: number): number => at + Math.min(period, DAY_MS);

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
const numberOf = (value: Json): number => (typeof value === 'number' ? value : typeof value === 'string' ? numberIn(value) : Number.NaN);

/** `{qty, units}` in a unit that is asked for; undefined when it is absent or in another one. */
function amount(point: Point, names: readonly string[], factors: Readonly<Record<string, number>>): number | undefined {
  for (const name of names) {
    const found = point[name];
    if (typeof found !== 'object' || found === null || Array.isArray(found)) continue;
    const { qty = null, units = '' } = found as Point; // reason: an object of plain data
    const factor = Object.keys(factors).length === 0 ? 1 : factors[textOf(units).toLowerCase()];
    const value = numberOf(qty) * (factor ?? Number.NaN);
    if (Number.isFinite(value) && value > 0) return Math.round(value * 10_000) / 10_000;
  }
  return undefined;
}
