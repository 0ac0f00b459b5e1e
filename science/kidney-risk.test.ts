import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kidneyRisk } from './kidney-risk.ts';
import { granted, refusalOf } from './testing.ts';

test('kidneyRisk: corners of the KDIGO map, and 300 mg/g is still A2', () => {
  assert.deepEqual(granted(kidneyRisk({ filtration: 95, albuminToCreatinine: 10 })), { filtration: 'G1', albumin: 'A1', risk: 'low' });
  assert.equal(granted(kidneyRisk({ filtration: 95, albuminToCreatinine: 300 })).albumin, 'A2');
  assert.equal(granted(kidneyRisk({ filtration: 40, albuminToCreatinine: 10 })).risk, 'high');
  assert.equal(granted(kidneyRisk({ filtration: 10, albuminToCreatinine: 10 })).risk, 'very high');
});

test('kidneyRisk: a negative value is refused', () => {
  assert.equal(refusalOf(kidneyRisk({ filtration: 60, albuminToCreatinine: -1 })).reason, 'out-of-range');
});
