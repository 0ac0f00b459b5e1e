import {
  isoInstant,
  Track,
  workoutTypeNamed,
  xmlEvents,
  type Collector,
  type SourceRef,
  type TrackPoint,
  type WorkoutRecord,
} from '../kit/index.ts';
import { creatorsOf, FIELDS, isField, sourceOf } from './mapping.ts';

/** Reads a TCX file. Who recorded an activity stands behind it, so the text is looked through for that first. */
export async function readTcx(bytes: Buffer, out: Collector): Promise<void> {
  const reader = new TcxReader(out, creatorsOf(bytes.toString('utf8')).map(sourceOf));
  for await (const event of xmlEvents(oneOf(bytes), (reason) => out.problem(reason))) {
    if (event.kind === 'open') reader.open(event.name, event.attributes);
    else reader.close(event.name, event.text);
    if (event.kind === 'close' && (event.name === 'Trackpoint' || event.name === 'Activity')) {
      const due = out.step();
      if (due) await due;
    }
  }
  reader.end();
}

async function* oneOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

type Point = { -readonly [Name in keyof TrackPoint]: TrackPoint[Name] };

interface Lap {
  at: number;
  seconds: number;
  metres: number;
  kilocalories: number;
  averageHeartRate: number;
  maximumHeartRate: number;
}

class TcxReader {
  readonly #out: Collector;
  readonly #sources: readonly SourceRef[];
  #path: string[] = [];
  #activities = 0;
  #sport = '';
  #track: Track | undefined;
  #laps: Lap[] = [];
  #point: Point | undefined;

  constructor(out: Collector, sources: readonly SourceRef[]) {
    this.#out = out;
    this.#sources = sources;
  }

  get #source(): SourceRef {
    return this.#sources[this.#activities] ?? sourceOf('');
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#path.push(name);
    if (name === 'Activity') {
      this.#sport = attributes['Sport'] ?? '';
      this.#laps = [];
      this.#track = new Track(this.#out, {
        type: workoutTypeNamed(this.#sport),
        source: this.#source,
        point: 'Trackpoint',
        names: {
          heartRate: 'Trackpoint.HeartRateBpm',
          cadence: 'Trackpoint.Cadence',
          power: 'Trackpoint.Watts',
          speed: 'Trackpoint.Speed',
          temperature: 'Trackpoint.Temperature',
          altitude: 'Trackpoint.AltitudeMeters',
          distance: 'Trackpoint.DistanceMeters',
        },
      });
    }
    if (name === 'Lap' && this.#track !== undefined) this.#laps.push(newLap(isoInstant(attributes['StartTime'] ?? '', this.#out.zone)));
    if (name === 'Track') this.#track?.pause();
    if (name === 'Trackpoint' && this.#track !== undefined) this.#point = { at: Number.NaN };
  }

  close(name: string, text: string): void {
    this.#path.pop();
    if (name === 'Activity') this.#endActivity();
    else if (name === 'Trackpoint') this.#takePoint();
    else if (this.#point !== undefined) this.#pointField(this.#point, name, text);
    else this.#lapField(name, text);
  }

  /** A file that is cut off: what was read is a workout too. */
  end(): void {
    if (this.#path.includes('Activity')) this.#endActivity();
  }

  #takePoint(): void {
    if (this.#point !== undefined) this.#track?.take(this.#point);
    this.#point = undefined;
  }

  #pointField(point: Point, name: string, text: string): void {
    const parent = this.#path.at(-1);
    if (name === 'Time' && parent === 'Trackpoint') point.at = isoInstant(text, this.#out.zone);
    const key = name === 'Value' ? (parent ?? '') : name;
    if (!isField(key)) return;
    const field = FIELDS[key];
    if (Number.isNaN(point[field] ?? Number.NaN)) point[field] = numberOf(text);
  }

  #lapField(name: string, text: string): void {
    const lap = this.#laps.at(-1);
    const parent = this.#path.at(-1);
    if (lap === undefined) return;
    if (parent === 'AverageHeartRateBpm') lap.averageHeartRate = numberOf(text);
    else if (parent === 'MaximumHeartRateBpm') lap.maximumHeartRate = numberOf(text);
    else if (parent !== 'Lap') return;
    else if (name === 'TotalTimeSeconds') lap.seconds = numberOf(text);
    else if (name === 'DistanceMeters') lap.metres = numberOf(text);
    else if (name === 'Calories') lap.kilocalories = numberOf(text);
  }

  #endActivity(): void {
    const [track, laps, source] = [this.#track, this.#laps, this.#source];
    this.#track = undefined;
    this.#point = undefined;
    this.#activities++;
    if (track === undefined) return;
    const isTimed = track.points > 0;
    const start = laps.find(({ at }) => !Number.isNaN(at))?.at ?? track.start;
    const seconds = sumOf(laps.map((lap) => lap.seconds));
    const end = isTimed ? Math.max(track.end, start) : start + (Number.isNaN(seconds) ? 0 : seconds * 1000);
    if (Number.isNaN(start)) return this.#out.quarantine({ sourceType: 'Activity', source, reason: 'date-unreadable' });
    const key = [source.key, start].join('|');
    if (isTimed) this.#out.record(track.route(`Trackpoint|${key}`), track.points);
    const energyKcal = sumOf(laps.map((lap) => lap.kilocalories));
    const metres = sumOf(laps.map((lap) => lap.metres));
    const distanceM = Number.isNaN(metres) ? track.distanceM : metres;
    const workout: WorkoutRecord = {
      kind: 'workout',
      key: `Activity|${key}`,
      sourceType: 'Activity',
      source,
      start,
      end,
      metadata: { sport: this.#sport },
      type: workoutTypeNamed(this.#sport),
      durationMs: Number.isNaN(seconds) ? track.durationMs : Math.round(seconds * 1000),
      ...(energyKcal > 0 && { energyKcal }),
      ...(distanceM > 0 && { distanceM: Math.round(distanceM * 100) / 100 }),
      statistics: track.statistics.length > 0 ? track.statistics : lapStatistics(laps),
      events: laps
        .filter(({ at }) => !Number.isNaN(at))
        .map((lap) => ({ type: 'lap', at: lap.at, ...(!Number.isNaN(lap.seconds) && { durationMs: Math.round(lap.seconds * 1000) }) })),
      routes: [],
    };
    this.#out.record(workout, workout.durationMs / 1000);
  }
}

const newLap = (at: number): Lap => ({
  at,
  seconds: Number.NaN,
  metres: Number.NaN,
  kilocalories: Number.NaN,
  averageHeartRate: Number.NaN,
  maximumHeartRate: Number.NaN,
});

/** Sum of what is known; NaN when nothing is. */
function sumOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : known.reduce((sum, value) => sum + value, 0);
}

/** Heart rate of a workout that has no points: the laps' means, weighted by their time. */
function lapStatistics(laps: readonly Lap[]): WorkoutRecord['statistics'] {
  const known = laps.filter(({ averageHeartRate, seconds }) => averageHeartRate > 0 && seconds > 0);
  const seconds = known.reduce((sum, lap) => sum + lap.seconds, 0);
  if (seconds === 0) return [];
  const average = known.reduce((sum, lap) => sum + lap.averageHeartRate * lap.seconds, 0) / seconds;
  const maxima = laps.map((lap) => lap.maximumHeartRate).filter((value) => value > 0);
  return [{ metric: 'heart-rate', average: Math.round(average * 100) / 100, ...(maxima.length > 0 && { maximum: Math.max(...maxima) }) }];
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
