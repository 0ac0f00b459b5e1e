import type { WorkoutType } from '@aceso/contracts/vocabulary';
import type { Collector } from './collector.ts';
import type { OtherRecord, WorkoutStatistic } from './records.ts';
import type { SampleStream } from './sample-stream.ts';
import type { SourceRef } from './source.ts';
import { isOnFoot, metricsOfSport } from './sport.ts';

const READINGS = ['heartRate', 'cadence', 'power', 'speed', 'temperature', 'altitude'] as const;
type Reading = (typeof READINGS)[number];

/** One point of a recorded workout; what was not measured is NaN or absent. */
export interface TrackPoint extends Partial<Readonly<Record<Reading, number>>> {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Degrees. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Metres since the start of the workout, when the file says so. */
  readonly distance?: number;
}

export interface TrackOptions {
  readonly type: WorkoutType;
  readonly source: SourceRef;
  /** The file's own names: of a point, and of its fields. */
  readonly point: string;
  readonly names: Readonly<Record<Reading | 'distance', string>>;
}

/** Points further apart in time are not joined by a way that nobody saw. */
const GAP_MS_MAX = 300_000;
const EARTH_RADIUS_M = 6_371_008.8;
const UNITS: Readonly<Record<Reading, string>> = {
  heartRate: 'bpm',
  cadence: '/min',
  power: 'W',
  speed: 'm/s',
  temperature: 'Cel',
  altitude: 'm',
};
/**
 * The points of one workout on their way into samples, and what they say together.
 *
 * Where the file has no distance it is worked out from the positions (great circle, mean Earth radius 6371.0088 km) and marked as derived.
 */
export class Track {
  points = 0;
  located = 0;
  start = Number.NaN;
  end = Number.NaN;
  distanceM = 0;
  /** Time within stretches, pauses left out. */
  durationMs = 0;
  readonly #out: Collector;
  readonly #options: TrackOptions;
  readonly #streams: readonly {
    readonly reading: Reading;
    readonly metric: string | undefined;
    readonly stream: SampleStream | undefined;
  }[];
  readonly #figures = new Map<string, { sum: number; count: number; minimum: number; maximum: number }>();
  #before: TrackPoint | undefined;
  #distanceBefore = Number.NaN;

  constructor(out: Collector, options: TrackOptions) {
    this.#out = out;
    this.#options = options;
    const sport = metricsOfSport(options.type);
    const metrics: Readonly<Record<Reading, string | undefined>> = {
      heartRate: 'heart-rate',
      cadence: sport.cadence,
      power: sport.power,
      speed: sport.speed,
      temperature: 'ambient-temperature',
      altitude: 'altitude',
    };
    this.#streams = READINGS.map((reading) => {
      const metric = metrics[reading];
      // GPX and TCX count what one foot does.
      const unit = reading === 'cadence' && isOnFoot(options.type) ? '{strides}/min' : UNITS[reading];
      return {
        reading,
        metric,
        stream: metric === undefined ? undefined : out.stream(options.names[reading], metric, options.source, unit),
      };
    });
  }

  /** Takes the next point. */
  take(point: TrackPoint): void {
    const { at } = point;
    if (Number.isNaN(at)) return this.#out.skip(this.#options.point, 'times-missing');
    this.points++;
    if (isLocated(point)) this.located++;
    if (!(at >= this.start)) this.start = at;
    if (!(at <= this.end)) this.end = at;
    for (const { reading, metric, stream } of this.#streams) {
      const value = point[reading];
      if (value === undefined || Number.isNaN(value)) continue;
      const type = this.#options.names[reading];
      if (reading === 'heartRate' && value === 0) this.#out.skip(type, 'nothing-measured', at);
      else if (stream === undefined) this.#out.skip(type, 'not-in-vocabulary', at);
      else {
        this.#out.sample(stream, at, at, value);
        if (metric !== undefined && metric !== 'altitude') this.#count(metric, stream.inUnit(value));
      }
    }
    this.#walk(point);
    this.#before = point;
  }

  /** The recording was paused: no way leads over it. */
  pause(): void {
    this.#before = undefined;
  }

  /** Mean, least and greatest of what was measured. */
  get statistics(): readonly WorkoutStatistic[] {
    return [...this.#figures].map(([metric, { sum, count, minimum, maximum }]) => ({
      metric,
      average: Math.round((sum / count) * 100) / 100,
      minimum,
      maximum,
    }));
  }

  /** How many points there are and when; the places stay in the file. */
  route(key: string): OtherRecord {
    const { source, point } = this.#options;
    const detail = { points: this.points, located: this.located };
    return { kind: 'route', key, sourceType: point, source, start: this.start, end: this.end, detail };
  }

  #count(metric: string, value: number): void {
    const figure = this.#figures.get(metric);
    if (figure === undefined) this.#figures.set(metric, { sum: value, count: 1, minimum: value, maximum: value });
    else {
      figure.sum += value;
      figure.count++;
      figure.minimum = Math.min(figure.minimum, value);
      figure.maximum = Math.max(figure.maximum, value);
    }
  }

  #walk(point: TrackPoint): void {
    const { type, source, names } = this.#options;
    const metric = metricsOfSport(type).distance;
    const before = this.#before;
    const since = before === undefined ? Number.NaN : point.at - before.at;
    const isRow = since >= 0 && since <= GAP_MS_MAX;
    if (isRow) this.durationMs += since;
    const stated = point.distance ?? Number.NaN;
    if (!Number.isNaN(stated)) {
      const way = stated >= this.#distanceBefore ? stated - this.#distanceBefore : stated;
      this.#distanceBefore = stated;
      this.distanceM += way;
      if (metric === undefined) this.#out.skip(names.distance, 'not-in-vocabulary', point.at);
      else if (way === 0) this.#out.skip(names.distance, 'no-change', point.at);
      else this.#out.sample(this.#out.stream(names.distance, metric, source, 'm'), isRow ? point.at - since : point.at, point.at, way);
    } else if (isRow && before !== undefined && Number.isNaN(this.#distanceBefore) && isLocated(before) && isLocated(point)) {
      const way = metresBetween(before, point);
      this.distanceM += way;
      if (metric !== undefined && way > 0) this.#out.sample(this.#out.derived(names.distance, metric, source), before.at, point.at, way);
    }
  }
}

const isLocated = ({ latitude = Number.NaN, longitude = Number.NaN }: TrackPoint): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;

/** Length of the great circle between two points, in metres (haversine formula). */
function metresBetween(from: TrackPoint, to: TrackPoint): number {
  const radians = (degrees = 0): number => (degrees * Math.PI) / 180;
  const [lower, upper] = [radians(from.latitude), radians(to.latitude)];
  const half =
    Math.sin((upper - lower) / 2) ** 2 +
    Math.cos(lower) * Math.cos(upper) * Math.sin(radians((to.longitude ?? 0) - (from.longitude ?? 0)) / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Metrics that a track can bring. */
export const TRACK_METRICS: readonly string[] = ['heart-rate', 'ambient-temperature', 'altitude'];
