import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { toStoredUnit } from './unit-conversion.ts';

const convert = (id: string, value: number, unit: string): number | undefined => toStoredUnit(METRICS.get(id)!, value, unit);

test('units: factors are the exact ones', () => {
  assert.equal(convert('body-mass', 100, '[lb_av]'), 45.359237);
  assert.equal(convert('active-energy', 4.184, 'kJ'), 1);
  assert.equal(convert('distance-walking-running', 1, '[mi_i]'), 1609.344);
  assert.equal(convert('blood-glucose', 5.5, 'mmol/L'), 99.085734);
  assert.equal(convert('oxygen-saturation', 0.97, '1'), 97);
  assert.equal(convert('body-temperature', 98.6, '[degF]'), 37);
});

test('units: every display unit of the vocabulary comes back to what is stored', () => {
  for (const metric of METRICS.values())
    for (const { ucum, factor, offset = 0 } of metric.display) {
      const back = toStoredUnit(metric, 12.5 * factor + offset, ucum);
      assert.ok(back !== undefined && Math.abs(back - 12.5) < 1e-9, `${metric.id} in ${ucum}`);
    }
});

test('units: a unit that does not fit is refused, never taken as it is', () => {
  assert.deepEqual(
    [convert('body-mass', 70, 'mmol/L'), convert('heart-rate', 60, 'kg'), convert('step-count', 9, 'km')],
    [undefined, undefined, undefined],
  );
});
