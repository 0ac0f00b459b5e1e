import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WorkoutRecord } from '../kit/index.ts';
import { assertKeepsPromises, readFiles } from '../kit/testing/index.ts';
import { gpx } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED, sourceOf, typeOf } from './mapping.ts';
import { workoutTypeNamed } from '../kit/index.ts';
import { aPlan, aRide } from './testing/made-files.ts';

const at = Date.parse('2026-03-01T07:00:00Z');

test('manifest: it promises exactly the metrics that a track can bring', () => {
  assert.deepEqual(manifest.delivers, DELIVERED);
});

test('gpx: a ride brings heart rate, power, cadence, height, temperature and the way between its points', async () => {
  const { samples, report } = await readFiles([gpx], aRide());
  const key = 'gpx Garmin Connect';

  assert.deepEqual(samples[`heart-rate|${key}`]?.slice(0, 2), [
    [at + 1000, at + 1000, 121, 0],
    [at + 2000, at + 2000, 122, 0],
  ]);
  assert.equal(samples[`cycling-power|${key}`]?.length, 20);
  assert.equal(samples[`cycling-cadence|${key}`]?.[0]?.[2], 88);
  assert.equal(samples[`altitude|${key}`]?.[1]?.[2], 34.1);
  assert.equal(samples[`ambient-temperature|${key}`]?.[0]?.[2], 21);
  // A ten-thousandth of a degree of latitude: 6371008.8 m * pi / 1,800,000.
  assert.equal(samples[`distance-cycling|${key}`]?.[0]?.[2], 11.1195);
  assert.equal(samples[`distance-cycling|${key}`]?.length, 18);
  assert.deepEqual(
    [report.types['trkpt.hr']?.read, report.types['trkpt.hr']?.skipped, report.types['trkpt']?.sum, report.types['wpt']?.skipped],
    [20, 1, 20, 1],
  );
});

test('gpx: its workout has the sport, the time without the pause, the distance and means', async () => {
  const { records } = await readFiles([gpx], aRide());
  const workout = records.find((record): record is WorkoutRecord => record.kind === 'workout')!;

  assert.deepEqual(
    [workout.type, workout.start, workout.end, workout.durationMs, workout.distanceM, workout.source.kind],
    ['cycling', at, at + 619_000, 18_000, 200.2, 'watch'],
  );
  assert.deepEqual(
    workout.statistics.find(({ metric }) => metric === 'heart-rate'),
    { metric: 'heart-rate', average: 130, minimum: 121, maximum: 139 },
  );
});

test('gpx: what has no times is a plan, is told, and brings nothing', async () => {
  const { samples, records, report } = await readFiles([gpx], aPlan());

  assert.deepEqual([samples, records], [{}, []]);
  assert.deepEqual(
    report.problems.map(({ reason, count }) => [reason, count]),
    [
      ['not-a-recording', 1],
      ['times-missing', 3],
    ],
  );
});

test('gpx: a time without an offset is local to the person', async () => {
  const text = `<gpx creator="x"><trk><type>9</type><trkseg><trkpt lat="1" lon="1"><time>2026-07-01T12:00:00</time><extensions><hr>99</hr></extensions></trkpt></trkseg></trk></gpx>`;
  const { samples } = await readFiles([gpx], Buffer.from(text), { timeZone: 'Europe/Berlin' });

  assert.equal(samples['heart-rate|gpx x']?.[0]?.[0], Date.UTC(2026, 6, 1, 10));
});

test('gpx: sports by type, by the numbers of Strava and by name; phones are told from watches', () => {
  assert.deepEqual(
    [['Ride home', '1'], ['Evening run'], ['My track', 'WALKING'], ['x']].map((words) => typeOf(words, workoutTypeNamed)),
    ['cycling', 'running', 'walking', 'other'],
  );
  assert.deepEqual(
    ['StravaGPX iPhone', 'Polar Flow', 'Komoot'].map((creator) => sourceOf(creator).kind),
    ['phone', 'watch', 'app'],
  );
});

test('gpx: cut, changed or read again, it keeps what every format promises', async () => {
  await assertKeepsPromises(gpx, aRide());
});
