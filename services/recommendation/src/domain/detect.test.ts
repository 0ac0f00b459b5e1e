import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, isWeekend } from './days.ts';
import { bell, healthy, noise, scene, series, TODAY } from '../../test/series.ts';
import { detect } from './detect.ts';
import type { Scene } from './features.ts';

const kinds = (seen: Scene): readonly string[] =>
  detect(seen)
    .facts.filter(({ isCurrent }) => isCurrent)
    .map(({ kind }) => kind);
const steady = (seed: number, centre: number, spread: number, shift: (daysAgo: number) => number = () => 0) => {
  const random = noise(seed);
  return series(180, (daysAgo) => centre + spread * bell(random) + shift(daysAgo));
};

test('detect: healthy people whose days only scatter hear nothing, over 60 seeds at most two false words', () => {
  const alarms = Array.from({ length: 60 }, (_, seed) => kinds(healthy(seed + 1))).flat();

  assert.ok(alarms.length <= 2, `false words: ${alarms.join(', ')}`);
});

test('detect: with too few days nothing is found and each kind says what is missing', () => {
  const { facts, undecided } = detect(healthy(3, 6));

  assert.deepEqual(facts, []);
  assert.match(undecided.get('resting-heart-rate-above-usual') ?? '', /of 14 days/);
  assert.match(undecided.get('low-activity') ?? '', /of 21 days/);
});

test('detect: no data at all is no error and no fact', () => {
  assert.deepEqual(detect(scene({})).facts, []);
});

test('detect: a resting heart rate that has been up for four days is above the usual, one wild day is not', () => {
  assert.deepEqual(
    kinds(scene({ 'resting-heart-rate': steady(1, 58, 1.5, (ago) => (ago < 4 ? 7 : 0)) })).includes('resting-heart-rate-above-usual'),
    true,
  );
  assert.deepEqual(
    kinds(scene({ 'resting-heart-rate': steady(1, 58, 1.5, (ago) => (ago === 1 ? 25 : 0)) })).includes('resting-heart-rate-above-usual'),
    false,
  );
});

test('detect: several night measures off together are strain, now or as an episode that is over', () => {
  const during = (ago: number, from: number, to: number): boolean => ago <= from && ago >= to;
  const ill = (from: number, to: number) =>
    scene({
      'resting-heart-rate': steady(2, 56, 1.4, (ago) => (during(ago, from, to) ? 9 : 0)),
      'wrist-temperature': steady(3, 35.7, 0.15, (ago) => (during(ago, from, to) ? 1.1 : 0)),
      'respiratory-rate': steady(4, 14.2, 0.3, (ago) => (during(ago, from, to) ? 2 : 0)),
      'heart-rate-variability-sdnn': steady(5, 50, 6, (ago) => (during(ago, from, to) ? -20 : 0)),
    });

  const now = detect(ill(3, 0)).facts.filter(({ kind }) => kind === 'illness-like-strain');
  const past = detect(ill(63, 58)).facts.filter(({ kind }) => kind === 'illness-like-strain');

  assert.deepEqual(
    now.map(({ isCurrent, until }) => [isCurrent, until]),
    [[true, TODAY]],
  );
  assert.deepEqual(
    past.map(({ isCurrent, since }) => [isCurrent, since]),
    [[false, addDays(TODAY, -63)]],
  );
});

test('detect: an illness during which the watch lay in a drawer is one episode, two with well nights between them are two', () => {
  const ill = (unknown: boolean) => {
    const isIll = (ago: number): boolean => [64, 63, 59, 58].includes(ago);
    const at = (seed: number, centre: number, spread: number, up: number) =>
      steady(seed, centre, spread, (ago) => (isIll(ago) ? up : 0)).filter((_, i) => !unknown || ![62, 61, 60].includes(179 - i));
    return scene({
      'resting-heart-rate': at(2, 56, 1.4, 9),
      'wrist-temperature': at(3, 35.7, 0.15, 1.1),
      'respiratory-rate': at(4, 14.2, 0.3, 2),
      'heart-rate-variability-sdnn': at(5, 50, 6, -20),
    });
  };
  const strains = (unknown: boolean) =>
    detect(ill(unknown))
      .facts.filter(({ kind }) => kind === 'illness-like-strain')
      .map(({ since, until }) => [since, until]);

  assert.deepEqual(strains(true), [[addDays(TODAY, -64), addDays(TODAY, -58)]]);
  assert.deepEqual(strains(false), [
    [addDays(TODAY, -64), addDays(TODAY, -63)],
    [addDays(TODAY, -59), addDays(TODAY, -58)],
  ]);
});

test('detect: a slow drift of bedtimes is held against the weeks before it; later nights before free days are none', () => {
  const random = noise(12);
  const free = (ago: number): boolean => isWeekend(addDays(TODAY, -ago));
  const slow = series(120, (ago) => 660 + Math.min(70, Math.max(0, 42 - ago) * 2.4) + (free(ago) ? 50 : 0) + 45 * bell(random));
  const steadyLate = series(120, (ago) => 660 + (free(ago) ? 90 : 0) + 12 * bell(random));

  const [drift] = detect(scene({ 'sleep-onset-time': slow })).facts.filter(({ kind }) => kind === 'bedtime-later');
  assert.match(drift?.template ?? '', /later than eight weeks ago/);
  assert.ok(!kinds(scene({ 'sleep-onset-time': steadyLate })).includes('bedtime-later'));
});

test('detect: short, irregular and drifting nights are told apart', () => {
  const random = noise(9);
  assert.deepEqual(kinds(scene({ 'sleep-duration': steady(6, 370, 25) })), ['short-sleep']);
  assert.deepEqual(kinds(scene({ 'sleep-onset-time': series(60, () => 660 + 95 * bell(random)) })), ['irregular-sleep']);
  assert.deepEqual(kinds(scene({ 'sleep-onset-time': steady(7, 660, 15, (ago) => Math.max(0, 35 - ago) * 2.5) })), ['bedtime-later']);
});

test('detect: days without a device are no days without movement', () => {
  const worn = (ago: number): boolean => ago % 4 !== 0;

  const { facts, undecided } = detect(
    scene({
      'exercise-time': series(60, (ago) => (worn(ago) && ago > 28 ? 40 : undefined)),
      'step-count': series(60, (ago) => (worn(ago) && ago > 20 ? 9000 : undefined)),
    }),
  );

  assert.deepEqual(facts, []);
  assert.match(undecided.get('low-activity') ?? '', /days with your device on/);
});

test('detect: blood pressure above the limits, rising, and severe, each with its readings', () => {
  const every3 = (value: (ago: number) => number) => series(120, (ago) => (ago % 3 === 0 ? value(ago) : undefined));
  const random = noise(11);
  const rising = scene({
    'blood-pressure-systolic': every3((ago) => 138 - ago * 0.14 + 4 * bell(random)),
    'blood-pressure-diastolic': every3(() => 84 + 2 * bell(random)),
  });
  const severe = scene({
    'blood-pressure-systolic': series(3, () => 150).map((point) => ({ ...point, maximum: 186 })),
    'blood-pressure-diastolic': series(3, () => 95).map((point) => ({ ...point, maximum: 118 })),
  });

  assert.deepEqual(kinds(rising), ['blood-pressure-above-limit', 'blood-pressure-rising']);
  assert.deepEqual(
    detect(severe).facts.map(({ kind, urgency, figures }) => [kind, urgency, figures.map(({ value }) => value)]),
    [['blood-pressure-severe', 'seek-care-now', [186, 118]]],
  );
});

test('detect: weight, glucose and oxygen out of range', () => {
  assert.deepEqual(kinds(scene({ 'body-mass': steady(13, 78, 0.3, (ago) => -Math.min(ago, 120) * 0.04) })), ['weight-rising']);
  assert.deepEqual(kinds(scene({ 'blood-glucose': steady(14, 176, 9) })), ['glucose-above-range']);
  assert.deepEqual(kinds(scene({ 'oxygen-saturation': steady(15, 86, 0.4) })), ['oxygen-saturation-low']);
  assert.deepEqual(kinds(scene({ 'blood-glucose': steady(16, 100, 5).map((point) => ({ ...point, minimum: 48 })) })), ['glucose-low']);
});

test('detect: the same scene gives the same facts, and every figure that rests on days names them', () => {
  const seen = scene({ 'sleep-duration': steady(6, 370, 25), 'body-mass': steady(13, 78, 0.3, (ago) => -Math.min(ago, 120) * 0.04) });

  assert.deepEqual(detect(seen), detect(seen));
  for (const { basis } of detect(seen).facts) for (const { days, values } of basis) assert.equal(days.length, values.length);
});
