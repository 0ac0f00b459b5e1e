import assert from 'node:assert/strict';
import { test } from 'node:test';
import { causalExcursion } from './causal-excursion.ts';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';

function trial(people: number) {
  const next = normalNumbers(11);
  return Array.from({ length: people * 30 }, (_, i) => {
    const probability = i % 3 === 0 ? 0.3 : 0.6;
    const x = next();
    const treated = (i * 7919) % 100 < 100 * probability;
    return {
      person: String(i % people),
      available: true,
      probability,
      treated,
      outcome: x + (treated ? 0.5 : 0) + 0.5 * next(),
      controls: [x],
      moderators: [],
    };
  });
}

test('causalExcursion: recovers an effect of 0.5 within its error', () => {
  const { effects, errors, degreesOfFreedom } = granted(causalExcursion(trial(40)));

  near(effects[0] ?? 0, 0.5, 3 * (errors[0] ?? 0));
  assert.equal(degreesOfFreedom, 37);
});

test('causalExcursion: decisions at which nobody was available do not count', () => {
  const decisions = trial(20);
  const noise = decisions.map((one) => ({ ...one, available: false, outcome: 1e6 }));

  assert.deepEqual(granted(causalExcursion([...decisions, ...noise])).effects, granted(causalExcursion(decisions)).effects);
});

test('causalExcursion: needs more people than coefficients', () => {
  assert.equal(refusalOf(causalExcursion(trial(3))).reason, 'too-few-values');
  assert.equal(refusalOf(causalExcursion([])).reason, 'too-few-values');
});
