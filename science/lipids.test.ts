import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lipids } from './lipids.ts';
import { granted, near, refusalOf } from './testing.ts';

test('lipids: 200, 50, 150 mg/dL give non-HDL 150 and Friedewald LDL 120', () => {
  const result = granted(lipids({ total: 200, hdl: 50, triglycerides: 150 }));

  assert.equal(result.nonHdl, 150);
  assert.equal(result.ldlFriedewald, 120);
  near(result.ldlSampson ?? 0, 123.4, 0.5);
});

test('lipids: no Friedewald from 400 mg/dL of triglycerides, no Sampson above 800', () => {
  assert.equal(granted(lipids({ total: 300, hdl: 40, triglycerides: 400 })).ldlFriedewald, undefined);
  assert.equal(granted(lipids({ total: 300, hdl: 40, triglycerides: 801 })).ldlSampson, undefined);
  assert.equal(refusalOf(lipids({ total: 5.2, hdl: 1.3, triglycerides: 1.7 })).reason, 'out-of-range');
});
