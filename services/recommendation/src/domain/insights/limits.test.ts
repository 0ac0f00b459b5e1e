import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadGuidelines } from '@aceso/guidelines/kit';
import { bell, nobody, noise, scene, series, TODAY } from '../../../test/series.ts';
import { detect } from '../detect.ts';
import { rank } from '../rank.ts';

const { guidelines } = await loadGuidelines(TODAY);
const kindsOf = (features: Parameters<typeof scene>[0]): readonly string[] =>
  detect(scene(features))
    .facts.filter(({ isCurrent }) => isCurrent)
    .map(({ kind }) => kind);
const pressure = (upper: number, lower: number, days = 10) => ({
  'blood-pressure-systolic': series(days, () => upper),
  'blood-pressure-diastolic': series(days, () => lower),
});

test('blood pressure: an average of exactly 80 or 130 is at the limit and told as possible; just under both nothing is said', () => {
  const [atLower] = detect(scene(pressure(118, 80))).facts;

  assert.deepEqual(kindsOf(pressure(118, 79.9)), []);
  assert.deepEqual(
    [atLower?.kind, atLower?.title, atLower?.sureness.probability],
    ['blood-pressure-above-limit', 'Blood pressure at or above the limits', 0.5],
  );
  assert.deepEqual(kindsOf(pressure(130, 70)), ['blood-pressure-above-limit']);
  assert.deepEqual(kindsOf(pressure(129.9, 79.9)), []);
});

test('blood pressure: a high last reading of few days asks for a week of readings, a severe one is told instead', () => {
  assert.deepEqual(kindsOf(pressure(142, 70, 5)), ['blood-pressure-few-readings']);
  assert.deepEqual(kindsOf(pressure(118, 70, 5)), []);
  assert.deepEqual(kindsOf(pressure(185, 70, 5)), ['blood-pressure-severe']);
});

test('red flags: a racing pulse needs two days, very high glucose one reading, each exactly at its limit', () => {
  const pulse = (...values: number[]) => kindsOf({ 'resting-heart-rate': series(values.length, (ago) => values.at(-1 - ago)) });

  assert.deepEqual(pulse(120, 120), ['resting-heart-rate-extreme', 'resting-heart-rate-very-high']);
  assert.deepEqual(pulse(119, 120), ['resting-heart-rate-very-high']);
  assert.deepEqual(pulse(120), []);
  assert.deepEqual(kindsOf({ 'blood-glucose': series(2, (ago) => (ago === 0 ? 300 : 120)) }), ['glucose-very-high']);
  assert.deepEqual(kindsOf({ 'blood-glucose': series(2, () => 299) }), []);
});

test('red flags: all of them are open, first and beside the three, whatever was refused and however little may be open', () => {
  const danger = scene({
    ...pressure(190, 122),
    'oxygen-saturation': series(3, () => 84),
    'blood-glucose': series(2, () => 320),
    'resting-heart-rate': series(3, () => 130),
    'sleep-duration': series(60, () => 350),
  });
  const urgent = guidelines.filter(({ manifest }) => manifest.urgency === 'seek-care-now').map(({ manifest }) => manifest.id);

  const { chosen } = rank(guidelines, detect(danger), {
    facts: nobody({ series: danger.features }),
    openAtMost: 1,
    silent: new Map(urgent.map((id) => [id, 'refused once'])),
    accepted: new Set(),
  });

  const ids = chosen.map(({ guideline }) => guideline.manifest.id);
  assert.deepEqual(ids.slice(0, 4).toSorted(), [
    'blood-pressure-severe',
    'glucose-very-high',
    'oxygen-saturation-low',
    'resting-heart-rate-extreme',
  ]);
  assert.equal(ids.length, 5);
});

test('rhythm of weeks: two hours between free days and workdays are told, one is how most people live', () => {
  const nights = (later: number) => ({
    'sleep-duration': series(40, () => 450),
    'sleep-onset-time': series(
      40,
      (ago) => 660 + ([0, 6].includes(new Date(Date.parse(TODAY) - ago * 86_400_000).getUTCDay()) ? later : 0),
    ),
  });

  assert.ok(kindsOf(nights(150)).includes('social-jetlag'));
  assert.equal(kindsOf(nights(60)).includes('social-jetlag'), false);
});

test('rhythm of weeks: fourteen days of hard training are told, a day of rest a week is not', () => {
  const training = (restEvery: number) => ({
    'exercise-time': series(40, (ago) => (restEvery > 0 && ago % restEvery === 1 ? 0 : 90)),
    'step-count': series(40, () => 9000),
  });

  assert.ok(kindsOf(training(0)).includes('no-rest-days'));
  assert.equal(kindsOf(training(7)).includes('no-rest-days'), false);
});

test('rhythm of weeks: fitness that falls steadily is told, one that scatters is not', () => {
  const random = noise(2);

  assert.ok(
    kindsOf({ 'vo2-max': series(170, (ago) => (ago % 7 === 0 ? 40 + ago * 0.02 + 0.2 * bell(random) : undefined)) }).includes(
      'fitness-falling',
    ),
  );
  assert.deepEqual(kindsOf({ 'vo2-max': series(170, (ago) => (ago % 7 === 0 ? 40 + 0.5 * bell(random) : undefined)) }), []);
});

test('breathing: a rise by itself is told, with other signs it is part of the strain', () => {
  const random = noise(3);
  const breathing = series(90, (ago) => 14.5 + 0.3 * bell(random) + (ago < 4 ? 2 : 0));
  const pulse = series(90, (ago) => 58 + 1.2 * bell(random) + (ago < 4 ? 9 : 0));

  assert.ok(kindsOf({ 'respiratory-rate': breathing }).includes('respiratory-rate-above-usual'));
  const both = kindsOf({ 'respiratory-rate': breathing, 'resting-heart-rate': pulse });
  assert.deepEqual([both.includes('illness-like-strain'), both.includes('respiratory-rate-above-usual')], [true, false]);
});
