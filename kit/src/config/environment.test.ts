import assert from 'node:assert/strict';
import { test } from 'node:test';
import Type from 'typebox';
import { setting } from '@aceso/contracts';
import { fromEnvironment, variableOf } from './environment.ts';

const SETTINGS = {
  uploadBytes: setting({ schema: Type.Integer({ minimum: 1 }), default: 10, applies: 'live', summary: 'Bytes of an upload.' }),
  sender: setting({ schema: Type.String({ maxLength: 9 }), default: 'aceso', applies: 'live', summary: 'Name of the sender.' }),
  proxies: setting({ schema: Type.Array(Type.String()), default: [], applies: 'start', summary: 'Proxies in front.' }),
  password: setting({ schema: Type.String({ minLength: 8 }), default: 'changeme', secret: true, applies: 'live', summary: 'A password.' }),
};

test('environment: the variable is the service and the setting in upper snake case', () => {
  assert.equal(variableOf('health-data', 'uploadBytes'), 'ACESO_HEALTH_DATA_UPLOAD_BYTES');
});

test('environment: JSON is read as JSON and a word needs no quotes, also one that looks like a number', () => {
  const values = fromEnvironment('gateway', SETTINGS, {
    ACESO_GATEWAY_UPLOAD_BYTES: '2048',
    ACESO_GATEWAY_SENDER: '12345',
    ACESO_GATEWAY_PROXIES: '["10.0.0.1"]',
  });

  assert.deepEqual(values, { uploadBytes: 2048, sender: '12345', proxies: ['10.0.0.1'] });
});

test('environment: every variable that does not fit is named with the rule and a value that would do', () => {
  const read = () => fromEnvironment('gateway', SETTINGS, { ACESO_GATEWAY_UPLOAD_BYTES: 'many', ACESO_GATEWAY_PROXIES: '[1]' });

  assert.throws(read, (error: Error) => {
    assert.match(error.message, /ACESO_GATEWAY_UPLOAD_BYTES must be integer.*such as 10\./);
    assert.match(error.message, /ACESO_GATEWAY_PROXIES at \/0 must be string/);
    return true;
  });
});

test('environment: a secret that does not fit is not repeated in the error', () => {
  const read = () => fromEnvironment('gateway', SETTINGS, { ACESO_GATEWAY_PASSWORD: 'hunter2' });

  assert.throws(read, (error: Error) => !error.message.includes('hunter2') && error.message.includes('ACESO_GATEWAY_PASSWORD'));
});
