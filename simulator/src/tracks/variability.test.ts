import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeWorld } from '../world.ts';
import type { Sample } from './sample.ts';
import { heartRateVariability } from './variability.ts';

test('heartRateVariability: beats of a list scatter as much as the value of their record says', () => {
  const { world } = makeWorld({ seed: 2, days: 200, end: new Date('2026-11-20T18:12:00Z'), timeZone: 'UTC', out: '', episodes: [] });
  const records: Sample[] = [];

  for (const day of world.days) heartRateVariability(world, day, (sample) => records.push(sample));

  const ratios = records
    .filter(({ beats }) => beats.length > 0)
    .map(({ beats, value }) => {
      const intervals = beats.map(({ perMin }) => 60_000 / perMin);
      const mean = intervals.reduce((sum, interval) => sum + interval, 0) / intervals.length;
      return Math.sqrt(intervals.reduce((sum, interval) => sum + (interval - mean) ** 2, 0) / (intervals.length - 1)) / Number(value);
    });
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  assert.ok(ratios.length > 80, `${ratios.length} lists`);
  assert.ok(Math.abs(mean - 1) < 0.08, `${mean}`);
  assert.ok(ratios.every((ratio) => ratio > 0.5 && ratio < 1.7));
});

test('heartRateVariability: beats follow each other within the minute of their record', () => {
  const { world } = makeWorld({ seed: 2, days: 60, end: new Date('2026-11-20T18:12:00Z'), timeZone: 'UTC', out: '', episodes: [] });
  const records: Sample[] = [];

  for (const day of world.days) heartRateVariability(world, day, (sample) => records.push(sample));

  assert.ok(
    records.every(({ startSec, endSec, beats }) =>
      beats.every(({ atSec }, index) => atSec > (beats[index - 1]?.atSec ?? startSec) && atSec < endSec),
    ),
  );
});
