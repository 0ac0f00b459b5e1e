import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import { simulate } from '@aceso/simulator';
import { openHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';

type Operations = typeof healthData.operations;
const STEPS_OF_A_DAY = 5;
/** The simulator gives a walk in which the watch was put on or off wholly to the phone; we give it what it saw while the watch was off. */
const DAYS_APART = 0.02;
const STEPS_OF_ALL_DAYS = 0.002;

test('import: a simulated season comes out as it was planted: steps without doubles, nights, workouts, pressures and weights', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aceso-simulated-'));
  const file = join(folder, 'export.zip');
  const { truth, records, files } = await simulate({
    seed: 11,
    days: 120,
    end: new Date('2026-03-01T12:00:00Z'),
    timeZone: 'Europe/Zurich',
    trip: false,
    out: file,
  });
  await using open = await openHealthData({ now: () => new Date('2026-03-01T13:00:00Z') });

  const upload = await importFile(open, 'export.zip', readFileSync(file));
  rmSync(folder, { recursive: true });

  assert.equal(upload.status, 'done');
  for (const [type, { count }] of Object.entries(records)) {
    const found = upload.report?.types[type];
    assert.deepEqual([type, found?.read, found?.stored, found?.alreadyThere], [type, count, count, 0]);
  }
  assert.equal(
    upload.progress.total,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  const { days } = truth;
  const period = `from=${days[0]?.day}&to=${days.at(-1)?.day}`;
  const daily = await open.get<Output<Operations['readDaily']>>(
    `/v1/people/me/daily?metrics=step-count,body-mass,sleep-deep-duration,sleep-rem-duration,resting-heart-rate&${period}`,
  );
  const valuesOf = (metric: string): ReadonlyMap<string, number> =>
    new Map(daily.series.find((series) => series.metric === metric)?.values.map(({ day, value }) => [day, value]));

  const steps = valuesOf('step-count');
  const off = days.filter((day) => Math.abs((steps.get(day.day) ?? 0) - day.steps.fused) > STEPS_OF_A_DAY);
  assert.ok(
    off.length <= days.length * DAYS_APART,
    off.map(({ day, steps: truth }) => `${day}: ${steps.get(day)}, the truth is ${truth.fused}`).join('; '),
  );
  const [foundSteps, trueSteps] = [[...steps.values()].reduce((a, b) => a + b, 0), days.reduce((sum, day) => sum + day.steps.fused, 0)];
  assert.ok(Math.abs(foundSteps - trueSteps) <= trueSteps * STEPS_OF_ALL_DAYS, `${foundSteps} of ${trueSteps}`);

  const weights = valuesOf('body-mass');
  for (const day of days) if (day.weightKg !== undefined) assert.equal(weights.get(day.day), day.weightKg, day.day);
  const resting = valuesOf('resting-heart-rate');
  for (const day of days)
    if (day.restingHeartRatePerMin !== undefined) assert.equal(resting.get(day.day), day.restingHeartRatePerMin, day.day);

  const staged = days.flatMap(({ sleep }) => (sleep?.stages === undefined ? [] : [{ wake: sleep.outOfBed, ...sleep.stages }]));
  const nights = await open.get<Output<Operations['listSleep']>>(`/v1/people/me/sleep?${period}`);
  const byWaking = new Map(nights.items.filter(({ deepMinutes }) => deepMinutes !== undefined).map((night) => [night.day, night]));
  assert.equal(byWaking.size, staged.length);
  for (const { wake, coreMin, deepMin, remMin, awakeMin } of staged) {
    const night = byWaking.get(new Date(Date.parse(wake) + 3_600_000).toISOString().slice(0, 10));
    assert.ok(night !== undefined, wake);
    assert.ok(
      Math.abs((night.lightMinutes ?? 0) - coreMin) < 0.1 &&
        Math.abs((night.deepMinutes ?? 0) - deepMin) < 0.1 &&
        Math.abs((night.remMinutes ?? 0) - remMin) < 0.1,
      wake,
    );
    assert.ok(Math.abs(night.asleepMinutes - coreMin - deepMin - remMin) < 0.1, wake);
    assert.ok((night.awakeMinutes ?? 0) <= awakeMin + 0.1, wake);
  }

  const workouts = await open.get<Output<Operations['listWorkouts']>>(`/v1/people/me/workouts?${period}`);
  assert.deepEqual(
    workouts.items.map(({ start, durationMinutes }) => [start, Math.round(durationMinutes)]),
    days
      .flatMap((day) => day.workouts.map(({ start, minutes }) => [start, Math.round(minutes)]))
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
  const pressures = await open.get<Output<Operations['listBloodPressure']>>(`/v1/people/me/blood-pressure?${period}`);
  assert.deepEqual(
    pressures.items.map(({ at, systolic, diastolic }) => [at, systolic, diastolic]),
    days.flatMap((day) => day.bloodPressure.map(({ at, systolic, diastolic }) => [at, systolic, diastolic])),
  );
});
