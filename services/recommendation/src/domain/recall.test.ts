import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bell, nobody, noise, scene, series } from '../../test/series.ts';
import { detect } from './detect.ts';
import { EPISODES } from './episodes/all-episodes.ts';
import { homeNights } from './episodes/home-nights.ts';
import { DETECTORS, METRICS_READ } from './insights/all.ts';
import { rank } from './rank.ts';

const random = noise(3);
const LOW = series(300, (ago) => (ago <= 120 && ago >= 100 ? 32 : 50) + 6 * bell(random));
const SHORT = series(300, (ago) => (ago <= 200 && ago >= 170 ? 370 : 450) + 20 * bell(random));
const seen = scene({ 'heart-rate-variability-sdnn': LOW, 'sleep-duration': SHORT });

test('recall: what is over is past, and leads to no advice', () => {
  const detected = detect(seen);

  assert.deepEqual(
    detected.facts.map(({ kind, isCurrent }) => [kind, isCurrent]),
    [
      ['hrv-below-usual', false],
      ['short-sleep', false],
    ],
  );
  const guideline = {
    manifest: { id: 'any' },
    judge: ({ insights }: { insights: ReadonlyMap<string, unknown> }) => ({ outcome: 'not-met', reason: `${insights.size} insights` }),
  };
  const { alternatives } = rank([guideline as never], detected, {
    facts: nobody(),
    openAtMost: 3,
    silent: new Map(),
    accepted: new Set(),
  });
  assert.equal(alternatives[0]?.reason, '0 insights');
});

test('recall: with what is remembered it comes to the same, and looks anew only at what changed', () => {
  const { facts } = detect(seen);
  const remembered = (...changed: string[]) => ({ facts, changed: new Set(changed), current: new Set<string>() });

  assert.deepEqual(detect(seen, remembered()).facts, facts);
  assert.deepEqual(detect(seen, remembered('sleep-duration')).facts, facts);
  const without = scene({ 'heart-rate-variability-sdnn': series(300, () => 50), 'sleep-duration': SHORT });
  assert.deepEqual(
    detect(without, remembered('heart-rate-variability-sdnn')).facts.map(({ kind }) => kind),
    ['short-sleep'],
  );
});

test('recall: an episode of a kind looks at no less than the detector of now, so that what one hides the other sees change', () => {
  for (const { kinds, metrics } of EPISODES) {
    for (const now of DETECTORS.filter((detector) => detector.kinds.some((kind) => kinds.includes(kind))))
      assert.deepEqual([now.kinds, now.metrics.filter((metric) => !metrics.includes(metric))], [now.kinds, []]);
    assert.deepEqual(
      metrics.filter((metric) => !METRICS_READ.includes(metric)),
      [],
    );
  }
});

test('homeNights: nights six zones away are set aside, late nights at home stay', () => {
  const away = (ago: number): boolean => ago <= 60 && ago >= 50;
  const late = (ago: number): boolean => ago <= 30 && ago >= 20;
  const { features } = scene({
    'sleep-onset-time': series(120, (ago) => (away(ago) ? 1020 : late(ago) ? 880 : 660)),
    'sleep-duration': series(120, (ago) => (late(ago) ? 270 : 450)),
  });

  const values = homeNights(features).map(({ value }) => value);

  assert.equal(values.filter((value) => value === 1020).length, 0);
  assert.equal(values.filter((value) => value === 880).length, 11);
});
