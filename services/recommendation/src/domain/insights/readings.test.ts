import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bell, noise, scene, series } from '../../../test/series.ts';
import { detectNow } from '../detect.ts';
import { pulseIrregular } from './pulse.ts';
import { readingsScattered, readingsStuck } from './readings.ts';
import { trainingLoadRamp } from './activity.ts';

const kinds = (...seen: Parameters<typeof scene>) => detectNow(scene(...seen)).facts.map(({ kind }) => kind);

test('readingsStuck: a run of one value that the person never had is said, an ordinary week is not', () => {
  const random = noise(4);
  const heart = (stuck: number) => series(120, (ago) => (ago < stuck ? 60 : Math.round(60 + 2.5 * bell(random))));

  assert.equal(readingsStuck(scene({ 'resting-heart-rate': heart(12) })).state, 'found');
  assert.equal(readingsStuck(scene({ 'resting-heart-rate': heart(0) })).state, 'nothing');
  assert.equal(readingsStuck(scene({ 'resting-heart-rate': heart(115) })).state, 'not-enough-data');
});

test('readingsStuck: a very steady person whose watch shows whole beats is not doubted', () => {
  const random = noise(5);
  const steady = series(120, () => Math.round(55 + 0.4 * bell(random)));

  assert.equal(readingsStuck(scene({ 'resting-heart-rate': steady })).state, 'nothing');
});

test('readingsScattered: from readings that jump about nothing else is concluded', () => {
  const random = noise(6);
  const heart = series(120, (ago) => 60 + 1.5 * bell(random) + (ago < 8 ? [20, -9, 14, 2][ago % 4]! : 0));

  assert.equal(readingsScattered(scene({ 'resting-heart-rate': heart })).state, 'found');
  assert.deepEqual(kinds({ 'resting-heart-rate': heart }), ['readings-scattered']);
  assert.equal(
    detectNow(scene({ 'resting-heart-rate': heart })).undecided.get('illness-like-strain'),
    'the readings of your heart rate are doubtful',
  );
});

test('pulseIrregular: nights both faster and less even are said; faster and more even, as in strain, are not', () => {
  const random = noise(7);
  const at = (lift: number, factor: number) => ({
    'resting-heart-rate': series(120, (ago) => 58 + 1.5 * bell(random) + (ago < 10 && ago % 2 === 0 ? lift : 0)),
    'heart-rate-variability-sdnn': series(120, (ago) => 45 * Math.exp(0.12 * bell(random)) * (ago < 10 && ago % 2 === 0 ? factor : 1)),
  });

  assert.equal(pulseIrregular(scene(at(7, 2.2))).state, 'found');
  assert.equal(pulseIrregular(scene(at(7, 0.7))).state, 'nothing');
  assert.equal(pulseIrregular(scene({})).state, 'not-enough-data');
});

test('illnessLikeStrain: a new device begins a new baseline', () => {
  const random = noise(8);
  const by = (old: number, now: number, spread: number) =>
    series(120, (ago) => (ago < 6 ? now : old) + spread * bell(random)).map((point, i) => ({
      ...point,
      sources: [i >= 114 ? 'New watch' : 'Watch'],
    }));

  assert.deepEqual(kinds({ 'resting-heart-rate': by(58, 66, 1.5), 'wrist-temperature': by(35.6, 36.6, 0.15) }), []);
});

test('trainingLoadRamp: a whole week of twice the training is a ramp, one long tour is not', () => {
  const random = noise(9);
  const minutes = (value: (ago: number) => number) => ({
    'exercise-time': series(60, (ago) => Math.max(5, value(ago) + 6 * bell(random))),
  });

  assert.equal(trainingLoadRamp(scene(minutes((ago) => (ago < 9 ? 95 : 40)))).state, 'found');
  assert.equal(trainingLoadRamp(scene(minutes((ago) => (ago === 3 ? 400 : 40)))).state, 'nothing');
});
