import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawBlockOrder } from './block-order.ts';
import { granted, near, normalNumbers, refusalOf } from './testing.ts';
import { trialEffect, type TrialDay } from './trial-effect.ts';

/** Days of a trial whose treated days are higher by `effect`; noise that remembers a part of the day before. */
function daysOf(seed: number, design: { pairs: number; block: number; effect: number; memory?: number; lost?: number }): TrialDay[] {
  const { pairs, block, effect, memory = 0, lost = 0 } = design;
  const order = granted(drawBlockOrder({ pairs, seed }));
  const draw = normalNumbers(seed * 31 + 7);
  let noise = draw();
  return order.flatMap((treated, b) =>
    Array.from({ length: block }, (_, i) => {
      noise = memory * noise + Math.sqrt(1 - memory ** 2) * draw();
      return { day: b * block + i, value: 50 + noise + (treated ? effect : 0), treated, pair: Math.floor(b / 2) };
    }).filter(() => Math.abs(draw()) >= lost),
  );
}
const ask = (days: readonly TrialDay[], smallest = 0.5) => trialEffect({ days, smallest, alpha: 0.05 });

test('trialEffect: the difference moves with scale and sign of the values, and a level common to all days does not count', () => {
  const days = daysOf(3, { pairs: 5, block: 3, effect: 2 });
  const found = granted(ask(days));

  const turned = granted(
    ask(
      days.map((day) => ({ ...day, value: -10 * day.value + 300 })),
      5,
    ),
  );

  near(turned.effect, -10 * found.effect, 1e-6);
  near(turned.low, -10 * found.high, 1e-4);
  near(turned.higher, 1 - found.higher, 1e-9);
  near(turned.lowerBySmallest, found.higherBySmallest, 1e-9);
  assert.ok(found.low < found.effect && found.effect < found.high && found.higher > 0.9);
});

test('trialEffect: a drift from pair to pair is no effect, and the order of the days does not matter', () => {
  const days = daysOf(8, { pairs: 6, block: 2, effect: 1 });
  const drifting = days.map((day) => ({ ...day, value: day.value + 25 * day.pair }));

  assert.deepEqual(granted(ask(drifting.toReversed())), granted(ask(drifting)));
  near(granted(ask(drifting)).effect, granted(ask(days)).effect, 1e-6);
});

test('trialEffect: a pair of which one arm was not measured is left out', () => {
  const days = daysOf(5, { pairs: 4, block: 4, effect: 1 });
  const without = days.filter(({ pair, treated }) => pair !== 2 || !treated);

  const found = granted(ask(without));

  assert.deepEqual([found.pairs, found.days], [3, 24]);
  assert.deepEqual(found, granted(ask(days.filter(({ pair }) => pair !== 2))));
});

test('trialEffect: too few pairs, too few days, equal values and what is no number are refused with the reason', () => {
  const days = daysOf(1, { pairs: 3, block: 2, effect: 0 });

  assert.deepEqual(refusalOf(ask(days.filter(({ pair }) => pair === 0))), { ok: false, reason: 'too-few-values', needed: 2, got: 1 });
  assert.deepEqual(refusalOf(ask(days.filter(({ day }) => day % 2 === 0))), { ok: false, reason: 'too-few-values', needed: 8, got: 6 });
  assert.equal(refusalOf(ask(days.map((day) => ({ ...day, value: 4 })))).reason, 'no-spread');
  assert.equal(refusalOf(ask(days.map((day) => ({ ...day, value: Number.NaN })))).reason, 'not-a-number');
  assert.equal(refusalOf(ask(days, -1)).reason, 'out-of-range');
});

test('trialEffect: its 95 % intervals hold the truth about as often as they say, with memory and missing days, too', () => {
  const runs = 120;
  for (const design of [
    { pairs: 7, block: 1, effect: 1 },
    { pairs: 4, block: 3, effect: 1, memory: 0.4 },
    { pairs: 5, block: 3, effect: 1, lost: 0.4 },
  ]) {
    let held = 0;
    for (let seed = 0; seed < runs; seed += 1) {
      const { low, high } = granted(ask(daysOf(seed + 1, design)));
      if (low <= 1 && 1 <= high) held += 1;
    }
    // Three standard errors of 0.95 among 120; the evaluation asks with more runs.
    assert.ok(held / runs >= 0.89, `${JSON.stringify(design)}: ${held} of ${runs}`);
  }
});
