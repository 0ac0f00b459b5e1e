import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bell, noise, scene, series, TODAY } from '../../../test/series.ts';
import { addDays } from '../days.ts';
import { detect } from '../detect.ts';
import { EPISODES } from '../episodes/all-episodes.ts';
import type { DayPoint, Scene } from '../features.ts';
import { DETECTORS } from '../insights/all.ts';
import type { Contexts } from './circumstance.ts';
import { secondHalves } from './cycle.ts';
import { CONTEXTS, HEEDS } from './ways.ts';

const back = (daysAgo: number): string => addDays(TODAY, -daysAgo);
const steady = (seed: number, centre: number, spread: number, shift: (daysAgo: number) => number = () => 0) => {
  const random = noise(seed);
  return series(180, (daysAgo) => centre + spread * bell(random) + shift(daysAgo));
};
/** What is told as going on, without and with what was logged. */
function told(seen: Scene, contexts: Partial<Contexts>): readonly [without: readonly string[], with_: readonly string[]] {
  const kinds = (one: Scene): readonly string[] =>
    detect(one)
      .facts.filter(({ isCurrent }) => isCurrent)
      .map(({ kind }) => kind);
  return [kinds(seen), kinds({ ...seen, contexts: { circumstances: [], conditions: [], ...contexts } })];
}
const newDevice = (points: readonly DayPoint[], since: number): readonly DayPoint[] =>
  points.map((point) => (point.day >= back(since) ? { ...point, sources: ['New'] } : point));
const strained = (from: number, to: number): Scene => {
  const during = (ago: number): boolean => ago <= from && ago >= to;
  return scene({
    'resting-heart-rate': steady(2, 56, 1.4, (ago) => (during(ago) ? 9 : 0)),
    'wrist-temperature': steady(3, 35.7, 0.15, (ago) => (during(ago) ? 1.1 : 0)),
    'respiratory-rate': steady(4, 14.2, 0.3, (ago) => (during(ago) ? 2 : 0)),
    'heart-rate-variability-sdnn': steady(5, 50, 6, (ago) => (during(ago) ? -20 : 0)),
  });
};

test('contexts: every kind about now and about the past says what it heeds, or why a context does not matter', () => {
  const kinds = new Set([...DETECTORS, ...EPISODES].flatMap((detector) => detector.kinds));

  assert.deepEqual([...kinds].filter((kind) => HEEDS[kind] === undefined).toSorted(), []);
  assert.deepEqual(
    Object.keys(HEEDS).filter((kind) => !kinds.has(kind)),
    [],
  );
  for (const [kind, { contexts }] of Object.entries(HEEDS))
    for (const context of CONTEXTS) {
      const heed = contexts[context];
      assert.ok('way' in heed || heed.why.length > 8, `${kind} and ${context}`);
    }
});

test('contexts: kinds that one detector finds heed what was logged in the same way, so that it can look once for all of them', () => {
  for (const { kinds } of [...DETECTORS, ...EPISODES])
    for (const kind of kinds)
      for (const context of CONTEXTS.filter((name) => name !== 'device')) {
        const [own, first] = [HEEDS[kind]?.contexts[context], HEEDS[kinds[0] ?? '']?.contexts[context]];
        assert.equal(
          own !== undefined && 'way' in own ? own.way : '',
          first !== undefined && 'way' in first ? first.way : '',
          `${kinds.join()}: ${context}`,
        );
      }
});

test('contexts: with nothing logged nothing changes', () => {
  const seen = strained(3, 0);

  assert.deepEqual(detect({ ...seen, contexts: { circumstances: [], conditions: ['diabetes'] } }), detect(seen));
});

test('illness: what a person logged is not told back, and its days are not part of what is usual', () => {
  const [without, during] = told(strained(3, 0), { circumstances: [{ kind: 'illness', from: back(4) }] });
  const after = told(strained(40, 12), { circumstances: [{ kind: 'illness', from: back(41), to: back(12) }] });
  const rises = { ...strained(40, 12).features.get('resting-heart-rate') };

  assert.ok(without.includes('illness-like-strain'));
  assert.deepEqual(during, []);
  assert.deepEqual(after[1], []);
  assert.ok(Object.keys(rises).length > 0);
});

test('illness: training after it is no steep rise, since its days of rest are set aside', () => {
  const random = noise(8);
  const minutes = series(60, (ago) => (ago <= 34 && ago >= 9 ? 6 : 42) + bell(random));
  const [without, with_] = told(scene({ 'exercise-time': minutes }), {
    circumstances: [{ kind: 'illness', from: back(34), to: back(12) }],
  });

  assert.ok(without.includes('training-load-ramp'));
  assert.ok(!with_.includes('training-load-ramp'));
});

test('travel: nights away and those just after are neither strain nor another bedtime', () => {
  const late = steady(7, 660, 15, (ago) => (ago <= 9 && ago >= 1 ? (ago % 2 === 0 ? 150 : -120) : 0));
  const seen = scene({
    ...Object.fromEntries(strained(3, 1).features),
    'sleep-onset-time': late,
    'sleep-duration': steady(8, 440, 12),
  });
  const [without, with_] = told(seen, { circumstances: [{ kind: 'travel', from: back(9), to: back(1) }] });

  assert.ok(without.includes('illness-like-strain') && without.includes('irregular-sleep'));
  assert.deepEqual(with_, []);
});

test('travel: what asks for help at once is told on a journey and in an illness', () => {
  const seen = scene({ 'resting-heart-rate': steady(1, 58, 1, (ago) => (ago < 3 ? 70 : 0)), 'oxygen-saturation': steady(2, 84, 0.4) });
  const [without, with_] = told(seen, {
    circumstances: [
      { kind: 'travel', from: back(5) },
      { kind: 'illness', from: back(5) },
    ],
  });

  for (const kind of ['resting-heart-rate-extreme', 'resting-heart-rate-very-high', 'oxygen-saturation-low'])
    assert.ok(without.includes(kind) && with_.includes(kind), kind);
});

test('medicine: from its first day on a baseline of its own, so that its shift is told as nothing', () => {
  const shifted = (since: number) =>
    scene({
      'resting-heart-rate': steady(1, 58, 1.2, (ago) => (ago < since ? 9 : 0)),
      'heart-rate-variability-sdnn': steady(2, 55, 4, (ago) => (ago < since ? -22 : 0)),
      'respiratory-rate': steady(4, 14.2, 0.3),
    });
  const medicine = (since: number): Contexts => ({ circumstances: [{ kind: 'heart-medicine', from: back(since) }], conditions: [] });
  const [without, with_] = told(shifted(6), medicine(5));
  const settled = told(shifted(40), medicine(39));

  assert.ok(without.includes('resting-heart-rate-above-usual') && without.includes('hrv-below-usual'));
  assert.deepEqual(with_, []);
  assert.match(
    detect({ ...shifted(6), contexts: medicine(5) }).undecided.get('resting-heart-rate-above-usual') ?? '',
    /of 14 days to know what is usual/,
  );
  assert.deepEqual(settled[1], []);
});

test('medicine: a rise after the new baseline is known is told again', () => {
  const seen = scene({ 'resting-heart-rate': steady(1, 58, 1.2, (ago) => (ago < 4 ? 2 : ago < 50 ? -8 : 0)) });
  const [without, with_] = told(seen, { circumstances: [{ kind: 'heart-medicine', from: back(49) }] });

  assert.ok(with_.includes('resting-heart-rate-above-usual'));
  assert.ok(with_.length >= without.length);
});

test('device: a new scale, cuff or watch is no trend', () => {
  const jump = (seed: number, centre: number, spread: number, by: number) => {
    const points = steady(seed, centre, spread, (ago) => (ago < 60 ? by : 0));
    return [scene({ x: points }).features.get('x') ?? [], newDevice(points, 59)] as const;
  };
  const weight = jump(1, 78, 0.3, 3);
  const pressure = jump(2, 118, 3, 9);
  const fitness = jump(3, 44, 0.6, -4);
  const bedtime = steady(4, 660, 10, (ago) => (ago < 18 ? 45 : 0));
  const seen = (device: 0 | 1) =>
    scene({
      'body-mass': weight[device],
      'blood-pressure-systolic': pressure[device],
      'vo2-max': fitness[device],
      'sleep-onset-time': device === 0 ? bedtime : newDevice(bedtime, 17),
    });

  assert.deepEqual(told(seen(0), {})[0], ['blood-pressure-rising', 'bedtime-later', 'weight-rising', 'fitness-falling']);
  assert.deepEqual(told(seen(1), {})[0], []);
});

test('cycle: the second half is fourteen days before each bleeding, and expected from the person’s own cycles', () => {
  const halves = secondHalves([
    { kind: 'period', from: '2026-05-01' },
    { kind: 'period', from: '2026-05-31' },
    { kind: 'travel', from: '2026-06-01' },
  ]);

  assert.deepEqual(halves, [
    { from: '2026-04-17', to: '2026-04-30' },
    { from: '2026-05-17', to: '2026-05-30' },
    { from: '2026-06-16', to: '2026-07-06' },
  ]);
  assert.deepEqual(secondHalves([]), []);
});

/** A pulse, warmth and breath that follow a cycle of 28 days, of which the last bleeding began so many days ago; a share of an illness on top. */
function cycling(seed: number, lastBleeding: number, sick: (ago: number) => number = () => 0) {
  const half = (ago: number): number => ((((lastBleeding - ago) % 28) + 28) % 28 >= 14 ? 1 : 0);
  const seen = scene({
    'resting-heart-rate': steady(seed, 57, 1, (ago) => 3.5 * half(ago) + 9 * sick(ago)),
    'wrist-temperature': steady(seed + 1, 35.6, 0.1, (ago) => 0.35 * half(ago) + 0.9 * sick(ago)),
    'respiratory-rate': steady(seed + 2, 14.4, 0.25, (ago) => 0.4 * half(ago) + 1.6 * sick(ago)),
    'heart-rate-variability-sdnn': steady(seed + 3, 52, 4, (ago) => -8 * half(ago) - 16 * sick(ago)),
  });
  const starts = Array.from({ length: 6 }, (_, i) => lastBleeding + 28 * i);
  return { seen, circumstances: starts.map((ago) => ({ kind: 'period' as const, from: back(ago), to: back(ago - 4) })) };
}

test('cycle: once periods are logged a slight illness shows that the cycle hid, and a healthy second half stays quiet, over 40 people', () => {
  const wordsOf = (lastBleeding: number, sick: (ago: number) => number): readonly [without: number, with_: number] => {
    const all = Array.from({ length: 40 }, (_, person) => {
      const { seen, circumstances } = cycling(10 * person + 1, lastBleeding, sick);
      return told(seen, { circumstances });
    });
    return [all.filter(([kinds]) => kinds.length > 0).length, all.filter(([, kinds]) => kinds.length > 0).length];
  };
  const [hidden, shown] = wordsOf(6, (ago) => (ago <= 2 ? 0.35 : 0));
  const [, healthyLater] = wordsOf(18, () => 0);
  const [, healthyBefore] = wordsOf(6, () => 0);

  assert.ok(shown >= hidden + 10, `${shown} of 40 with a log, ${hidden} without`);
  assert.ok(healthyLater + healthyBefore <= 4, `${healthyLater} and ${healthyBefore} of 40 healthy people`);
});

test('cycle: an illness in the second half is still seen, and its figures are those that were measured', () => {
  const { seen: plain, circumstances } = cycling(5, 16, (ago) => (ago <= 2 ? 1 : 0));
  const seen = { ...plain, contexts: { circumstances, conditions: [] } };

  const strain = detect(seen).facts.find(({ kind, isCurrent }) => isCurrent && kind === 'illness-like-strain');

  const measured = new Map(seen.features.get('resting-heart-rate')?.map(({ day, value }) => [day, value]));
  assert.notEqual(strain, undefined);
  for (const { days, values } of strain?.basis ?? [])
    assert.deepEqual(
      [...values],
      days.map((day) => measured.get(day)),
    );
});

test('conditions: who has a pacemaker, atrial fibrillation, a pregnancy or shift work is not told what goes with it, and hears why', () => {
  const cases = [
    ['pacemaker', strained(3, 0), 'illness-like-strain'],
    ['atrial-fibrillation', strained(3, 0), 'illness-like-strain'],
    ['pregnancy', strained(3, 0), 'illness-like-strain'],
    ['pregnancy', scene({ 'body-mass': steady(13, 78, 0.3, (ago) => -Math.min(ago, 120) * 0.04) }), 'weight-rising'],
    ['shift-work', scene({ 'sleep-onset-time': series(60, (ago) => 660 + (ago % 2) * 200) }), 'irregular-sleep'],
  ] as const;
  for (const [condition, seen, kind] of cases) {
    const [without, with_] = told(seen, { conditions: [condition] });
    const { undecided } = detect({ ...seen, contexts: { circumstances: [], conditions: [condition] } });

    assert.ok(without.includes(kind) && !with_.includes(kind), `${condition}: ${kind}`);
    assert.ok((undecided.get(kind) ?? '').length > 10, `${condition}: ${kind} says why`);
  }
});

test('past: an episode that a logged illness or journey accounts for is not told', () => {
  const past = (contexts: Contexts) => detect({ ...strained(63, 58), contexts }).facts.map(({ kind }) => kind);

  assert.ok(past({ circumstances: [], conditions: [] }).includes('illness-like-strain'));
  assert.deepEqual(past({ circumstances: [{ kind: 'illness', from: back(63), to: back(58) }], conditions: [] }), []);
});
