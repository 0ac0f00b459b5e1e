import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSmartScope, smartGrants } from './smart-scopes.ts';

test('SMART scopes: versions 1 and 2, any type, and granular filters are read', () => {
  assert.deepEqual(parseSmartScope('patient/Observation.rs'), { context: 'patient', resource: 'Observation', interactions: 'rs' });
  assert.deepEqual(parseSmartScope('user/*.read'), { context: 'user', resource: '*', interactions: 'rs' });
  assert.deepEqual(parseSmartScope('user/Observation.write')?.interactions, 'cud');
  assert.deepEqual(parseSmartScope('system/*.*')?.interactions, 'cruds');
  assert.deepEqual(
    parseSmartScope('patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory')?.categories,
    ['http://terminology.hl7.org/CodeSystem/observation-category|laboratory'],
  );
});

test('SMART scopes: what is not understood is no scope, above all a filter that would be ignored', () => {
  for (const scope of [
    '*',
    'openid',
    'health-data:samples:read',
    'patient/Observation',
    'patient/Observation.sr',
    'patient/Observation.rr',
    'patient/Observation.',
    'patient/observation.rs',
    'admin/Observation.rs',
    'patient/Observation.rs?code=1',
    'patient/Observation.rs?category=',
    'patient/Observation.rs?category=a&code=b',
    'patient/Patient.rs?category=vital-signs',
    'patient/*.rs?category=vital-signs',
    'patient/Observation.rs extra',
  ])
    assert.equal(parseSmartScope(scope), undefined, scope);
});

test('SMART scopes: a grant covers its type and letters, and no other', () => {
  const granted = (scopes: readonly string[], resource: string, interaction: 'c' | 'r' | 's') =>
    smartGrants(scopes, { resource, interaction }).length;

  assert.equal(granted(['patient/Observation.rs'], 'Observation', 'r'), 1);
  assert.equal(granted(['patient/Observation.rs'], 'Observation', 'c'), 0);
  assert.equal(granted(['patient/Observation.rs'], 'Patient', 'r'), 0);
  assert.equal(granted(['patient/Observation.rs', 'user/*.read', 'health-data:*'], 'Observation', 's'), 2);
  assert.equal(granted(['patient/Device.rs'], '*', 'r'), 1);
});
