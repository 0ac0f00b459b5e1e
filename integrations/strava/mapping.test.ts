import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mapActivity } from './mapping.ts';
import { StreamSet } from './wire.ts';

const run = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', 'activity.json'), 'utf8')) as Readonly<Record<string, unknown>>;
const workoutOf = (given: object) => {
  const [record] = mapActivity({ ...run, ...given }, undefined).records;
  assert.ok(record?.kind === 'workout');
  return record;
};
const samples = join(import.meta.dirname, '../../../shared/data/strava');

test('strava: an activity has its time without pauses, its own zone, and the device in its source', () => {
  const workout = workoutOf({});

  assert.deepEqual(
    [workout.type, workout.durationMs, workout.end - workout.start, workout.timeZone, workout.distanceM, workout.energyKcal],
    ['trail-running', 1_800_000, 1_900_000, 'Europe/Zurich', 6010.5, 402],
  );
  assert.deepEqual([workout.source.key, workout.source.name, workout.source.kind], ['Garmin fenix 7', 'Strava, Garmin fenix 7', 'app']);
});

test('strava: power that Strava guesses is left out, that of a meter is kept, and zero is no figure', () => {
  assert.deepEqual(workoutOf({}).statistics, [{ metric: 'heart-rate', average: 141.5, maximum: 168 }]);
  assert.deepEqual(workoutOf({ device_watts: true, average_heartrate: null }).statistics, [{ metric: 'cycling-power', average: 250 }]);
  const still = workoutOf({ distance: 0, calories: 0, moving_time: null });
  assert.deepEqual([still.distanceM, still.energyKcal, still.durationMs], [undefined, undefined, 1_900_000]);
});

test('strava: heart rate lies at seconds since the start; zero is a strap without contact', () => {
  const series = StreamSet.read({ time: { data: [0, 1, 60, null] }, heartrate: { data: [92, 0, 131, 140] } });

  const { batches, items } = mapActivity(run, series);

  assert.deepEqual(
    batches.map(({ metric, start, value }) => [metric, [...start].map((at) => new Date(at).toISOString().slice(11, 19)), [...value]]),
    [['heart-rate', ['06:00:00', '06:01:00'], [92, 131]]],
  );
  assert.deepEqual(
    items.map(({ nativeId, samples: brought }) => [nativeId, brought.length]),
    [['activity:9001', 2]],
  );
});

test('strava: what was typed in is another source, and what is no activity is set aside', () => {
  assert.deepEqual([workoutOf({ manual: true }).source.key, workoutOf({ manual: true }).source.kind], ['manual', 'manual']);
  for (const wrong of [{ id: 'x' }, { ...run, start_date: 'yesterday' }, { ...run, elapsed_time: -5 }])
    assert.deepEqual(
      mapActivity(wrong, undefined).quarantined.map(({ reason }) => reason),
      ['malformed'],
    );
});

/** Strava's `SportType`. */
const SPORTS = `AlpineSki BackcountrySki Badminton Canoeing Crossfit EBikeRide Elliptical EMountainBikeRide Golf GravelRide Handcycle
  HighIntensityIntervalTraining Hike IceSkate InlineSkate Kayaking Kitesurf MountainBikeRide NordicSki Pickleball Pilates Racquetball Ride
  RockClimbing RollerSki Rowing Run Sail Skateboard Snowboard Snowshoe Soccer Squash StairStepper StandUpPaddling Surfing Swim TableTennis
  Tennis TrailRun Velomobile VirtualRide VirtualRow VirtualRun Walk WeightTraining Wheelchair Windsurf Yoga`.split(/\s+/);

test('strava: each of its sports has a type, and what nobody knows is other', () => {
  assert.deepEqual(
    SPORTS.filter((sport_type) => workoutOf({ sport_type }).type === 'other'),
    [],
  );
  assert.deepEqual(
    ['AlpineSki', 'NordicSki', 'RockClimbing', 'StairStepper', 'Workout'].map((sport_type) => workoutOf({ sport_type }).type),
    ['downhill-skiing', 'cross-country-skiing', 'climbing', 'stair-climbing', 'other'],
  );
});

test('strava: recorded activities are read', (t) => {
  if (!existsSync(samples)) return t.skip(`no recorded answers at ${samples}`);
  for (const name of ['activity.3.json', 'activity-manual.3.json']) {
    const recorded = JSON.parse(readFileSync(join(samples, name), 'utf8')) as Readonly<Record<string, number | string>>;
    const { records, quarantined } = mapActivity(recorded, undefined);
    const [workout] = records;
    assert.ok(workout?.kind === 'workout', name);
    assert.deepEqual(
      [workout.start, workout.durationMs, workout.distanceM, quarantined],
      [Date.parse(String(recorded['start_date'])), Number(recorded['moving_time']) * 1000, recorded['distance'], []],
    );
  }
});
