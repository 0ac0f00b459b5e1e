import {
  isoDurationMs,
  isoInstant,
  listOf,
  numberOf,
  objectOf,
  textIn,
  Track,
  type Collector,
  type Json,
  type TrackPoint,
  type WorkoutStatistic,
} from '../kit/index.ts';
import { POLAR, polarDevice } from './source.ts';
import { workoutTypeOf } from './sport.ts';

type Entry = Readonly<Record<string, Json>>;
type Field = 'heartRate' | 'cadence' | 'power' | 'speed' | 'temperature' | 'altitude' | 'distance';

const NAMES = {
  heartRate: 'sample.HEART_RATE',
  cadence: 'sample.CADENCE',
  power: 'sample.POWER',
  speed: 'sample.SPEED',
  temperature: 'sample.TEMPERATURE',
  altitude: 'sample.ALTITUDE',
  distance: 'sample.DISTANCE',
} as const satisfies Readonly<Record<Field, string>>;
/** Series of both forms of the archive. Left power alone is half of it, so it is not read. */
const SERIES: Readonly<Record<string, Field>> = {
  HEART_RATE: 'heartRate',
  CADENCE: 'cadence',
  SPEED: 'speed',
  TEMPERATURE: 'temperature',
  ALTITUDE: 'altitude',
  DISTANCE: 'distance',
  heartRate: 'heartRate',
  cadence: 'cadence',
  speed: 'speed',
  temperature: 'temperature',
  altitude: 'altitude',
  distance: 'distance',
};
const KMH = 3.6;
/** A training of several days at one point a second. */
const POINTS_MAX = 1_000_000;

/** Takes a training session with its exercises: local times with the offset of the place, speeds in kilometres an hour. */
export async function takeSession(session: Entry, out: Collector): Promise<void> {
  const exercises = listOf(session['exercises']).map(objectOf);
  const parts = exercises.length > 0 ? exercises : [session];
  for (const part of parts) await takeExercise(part, session, out);
}

async function takeExercise(exercise: Entry, session: Entry, out: Collector): Promise<void> {
  const source = polarDevice(textIn(session['deviceId']));
  const start = instantOf(exercise['startTime'] ?? session['startTime'], exercise, session, out);
  const stop = instantOf(exercise['stopTime'] ?? session['stopTime'], exercise, session, out);
  const sport = sportOf(exercise) || sportOf(session) || textIn(session['name']);
  const type = workoutTypeOf(sport);
  if (!(stop >= start)) {
    const reason = Number.isNaN(stop - start) ? 'date-unreadable' : 'end-before-start';
    return out.quarantine({ sourceType: 'session', source: POLAR, reason });
  }
  const track = new Track(out, { type, source, point: 'sample', names: NAMES });
  for (const point of pointsOf(exercise, start, exercise, session, out)) {
    track.take(point);
    const due = out.step();
    if (due) await due;
  }
  const durationMs = firstNumber(exercise['durationMillis'], isoDurationMs(textIn(exercise['duration'])), session['durationMillis']);
  const energyKcal = firstNumber(exercise['calories'], exercise['kiloCalories'], session['calories'], session['kiloCalories']);
  const distanceM = firstNumber(exercise['distanceMeters'], exercise['distance'], session['distanceMeters'], session['distance']);
  const id = textIn(objectOf(exercise['identifier'])['id']) || textIn(objectOf(session['identifier'])['id']);
  if (track.points > 0) out.record(track.route(['sample', source.key, start].join('|')), track.points);
  out.record(
    {
      kind: 'workout',
      key: ['session', id === '' ? source.key : id, start].join('|'),
      sourceType: 'session',
      source,
      start,
      end: stop,
      metadata: { sport: sport.slice(0, 100) },
      type,
      durationMs: Number.isNaN(durationMs) ? stop - start : Math.round(durationMs),
      ...(energyKcal > 0 && { energyKcal }),
      ...(distanceM > 0 && { distanceM: Math.round(distanceM * 100) / 100 }),
      statistics: statisticsOf(exercise, session, track),
      events: listOf(exercise['pauseTimes'])
        .map(objectOf)
        .map(
          (pause) => [instantOf(pause['startTime'], exercise, session, out), instantOf(pause['endTime'], exercise, session, out)] as const,
        )
        .filter(([from, to]) => to >= from)
        .map(([from, to]) => ({ type: 'pause', at: from, durationMs: to - from })),
      routes: [],
    },
    (Number.isNaN(durationMs) ? stop - start : durationMs) / 1000,
  );
}

const sportOf = (part: Entry): string => textIn(part['sport']) || textIn(objectOf(part['sport'])['id']);

function firstNumber(...candidates: readonly (Json | undefined)[]): number {
  return candidates.map(numberOf).find((value) => !Number.isNaN(value)) ?? Number.NaN;
}

/** A local time with the offset beside it; in the person's zone when there is none. */
function instantOf(value: Json | undefined, exercise: Entry, session: Entry, out: Collector): number {
  const text = textIn(value);
  const minutes = firstNumber(
    exercise['timezoneOffsetMinutes'],
    exercise['timezoneOffset'],
    session['timezoneOffsetMinutes'],
    session['timeZoneOffset'],
  );
  const hasOffset = /(Z|[+-]\d\d:?\d\d)$/i.test(text);
  return hasOffset || Number.isNaN(minutes) ? isoInstant(text, out.zone) : isoInstant(text) - minutes * 60_000;
}

function statisticsOf(exercise: Entry, session: Entry, track: Track): readonly WorkoutStatistic[] {
  if (track.statistics.length > 0) return track.statistics;
  const heart = objectOf(exercise['heartRate']);
  const [average, maximum] = [
    firstNumber(heart['avg'], exercise['hrAvg'], session['hrAvg'], session['averageHeartRate']),
    firstNumber(heart['max'], exercise['hrMax'], session['hrMax'], session['maximumHeartRate']),
  ];
  return average > 0 ? [{ metric: 'heart-rate', average, ...(maximum > 0 && { maximum }) }] : [];
}

/** Points of all series of an exercise, joined by their time. */
function pointsOf(exercise: Entry, start: number, part: Entry, session: Entry, out: Collector): readonly TrackPoint[] {
  const points = new Map<number, { -readonly [Name in keyof TrackPoint]: TrackPoint[Name] }>();
  const put = (at: number, field: Field | 'latitude' | 'longitude', value: number): void => {
    if (Number.isNaN(at) || Number.isNaN(value) || points.size >= POINTS_MAX) return;
    let point = points.get(at);
    if (point === undefined) points.set(at, (point = { at }));
    point[field] = field === 'speed' ? value / KMH : value;
  };
  const samples = objectOf(exercise['samples']);
  for (const series of listOf(samples['samples']).map(objectOf)) {
    const field = SERIES[textIn(series['type']).replace(/^SAMPLE_TYPE_/, '')];
    const every = numberOf(series['intervalMillis']);
    if (field === undefined || !(every > 0)) continue;
    listOf(series['values']).forEach((value, i) => put(start + i * every, field, numberOf(value)));
  }
  for (const [name, field] of Object.entries(SERIES))
    for (const entry of listOf(samples[name]).map(objectOf))
      put(instantOf(entry['dateTime'], part, session, out), field, numberOf(entry['value']));
  for (const place of listOf(samples['recordedRoute']).map(objectOf)) {
    const at = instantOf(place['dateTime'], part, session, out);
    put(at, 'latitude', numberOf(place['latitude']));
    put(at, 'longitude', numberOf(place['longitude']));
  }
  const route = objectOf(objectOf(exercise['routes'])['route']);
  const routeStart = instantOf(route['startTime'], part, session, out);
  for (const place of listOf(route['wayPoints']).map(objectOf)) {
    const at = routeStart + numberOf(place['elapsedMillis']);
    put(at, 'latitude', numberOf(place['latitude']));
    put(at, 'longitude', numberOf(place['longitude']));
  }
  return [...points.values()].toSorted((a, b) => a.at - b.at);
}
