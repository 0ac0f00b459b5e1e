import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bell, healthy, noise, scene, series, TODAY, TUNING } from '../../test/series.ts';
import { detectNow } from './detect.ts';
import type { DayPoint, Features, Scene } from './features.ts';
import { DETECTORS } from './insights/all.ts';

/** Everything is off: detectors go as deep as they can. */
function unwell(seed: number): Scene {
  const random = noise(seed);
  const shifted = (centre: number, spread: number, off: number) =>
    series(180, (ago) => centre + spread * bell(random) + (ago < 6 ? off : 0));
  return scene({
    ...Object.fromEntries(healthy(seed).features),
    'resting-heart-rate': shifted(58, 1.8, 14),
    'heart-rate-variability-sdnn': shifted(48, 7, -25),
    'respiratory-rate': shifted(14.5, 0.4, 3),
    'wrist-temperature': shifted(35.8, 0.2, 1),
    'oxygen-saturation': shifted(97, 0.6, -9),
    'sleep-duration': shifted(400, 28, -120),
    'sleep-onset-time': shifted(660, 90, 120),
    'vo2-max': series(180, (ago) => 36 + ago / 20 + bell(random) / 2),
    'blood-pressure-systolic': series(180, (ago) => 150 - ago / 6 + 5 * bell(random)),
    'blood-glucose': shifted(150, 20, 190),
  });
}

/** Features that note which metrics are looked at. */
class Watched extends Map<string, readonly DayPoint[]> {
  readonly seen = new Set<string>();
  override get(metric: string): readonly DayPoint[] | undefined {
    this.seen.add(metric);
    return super.get(metric);
  }
  override has(metric: string): boolean {
    this.seen.add(metric);
    return super.has(metric);
  }
}

test('detectors: each looks at the metrics that it names and at no others', () => {
  for (const { features } of [healthy(1), unwell(2), unwell(3), healthy(4, 20)])
    for (const { kinds, metrics, detect } of DETECTORS) {
      const watched = new Watched(features);
      detect({ features: watched, today: TODAY, tuning: TUNING });
      assert.deepEqual([kinds, [...watched.seen].filter((metric) => !metrics.includes(metric))], [kinds, []]);
    }
});

test('detectNow: with what was said before it comes to the same, whichever metric has changed', () => {
  const before = healthy(5);
  const after = unwell(5);
  const { outcomes } = detectNow(before);
  for (const metric of after.features.keys()) {
    const points = after.features.get(metric) ?? [];
    const now: Scene = { ...before, features: new Map([...before.features, [metric, points]]) as Features };
    assert.deepEqual(detectNow(now, { outcomes, changed: new Set([metric]) }), detectNow(now), metric);
  }
});

test('detectNow: what looks at no changed metric is not looked at again', () => {
  const { outcomes, facts } = detectNow(unwell(6));

  assert.notEqual(facts.length, 0);
  assert.deepEqual(detectNow(scene({}), { outcomes, changed: new Set() }).facts, facts);
});
