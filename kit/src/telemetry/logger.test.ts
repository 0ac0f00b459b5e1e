import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from './logger.ts';

function lines(): { log: ReturnType<typeof createLogger>; taken: string[] } {
  const taken: string[] = [];
  return { taken, log: createLogger('users', (line) => void taken.push(line)) };
}

const CANARIES = [
  'hunter2canary',
  'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtYXlhIn0.c2lnbmF0dXJl',
  'maya@example.org',
  'aceso_0123456789abcdef0123',
  '918273',
];

test('logger: secrets and addresses of people reach no line, at any depth, in fields, messages, headers and errors', () => {
  const { log, taken } = lines();
  const [password, jwt, email, apiToken, otp] = CANARIES;

  log.info({ password, request: { headers: { authorization: `Bearer ${jwt}`, 'set-cookie': [`sid=${password}`] } } }, 'signed in');
  log.warn(
    { smtpPassword: password, deep: { er: { than: { token: password } } }, otp: Number(otp) },
    `mail to ${email} with Bearer ${jwt}`,
  );
  log.error({ err: new Error(`smtp://maya:${password}@mail.example refused`, { cause: new Error(`token ${apiToken}`) }) }, 'no mail');

  const all = taken.join('');
  for (const canary of CANARIES) assert.ok(!all.includes(canary), `${canary} is in ${all}`);
  for (const line of taken) assert.equal(typeof JSON.parse(line), 'object');
});

test('logger: a line break or an escape sequence in a value cannot begin a second line', () => {
  const { log, taken } = lines();

  log.info({ agent: 'curl\r\n{"level":"error","msg":"forged"}\u001b[2J' }, 'request\nforged');

  assert.equal(taken.length, 1);
  assert.equal(taken[0]?.split('\n').length, 2);
  assert.ok(!taken[0]?.includes('\u001b'));
});

test('logger: lines that speak of nothing secret pass unchanged, and other fields of an error stay out', () => {
  const { log, taken } = lines();

  log.info({ service: 'users', tookMs: 12, keyboard: 'qwerty' }, 'ready');
  log.error({ err: Object.assign(new Error('no'), { row: { heartRate: 71 }, code: 'ECONNREFUSED' }) }, 'failed');

  assert.equal(JSON.parse(taken[0] ?? '').keyboard, 'qwerty');
  assert.equal(JSON.parse(taken[1] ?? '').err.code, 'ECONNREFUSED');
  // The time and the process are numbers of the line, too: the value itself may stand there by chance.
  assert.equal(JSON.parse(taken[1] ?? '').err.row, undefined);
  assert.ok(!taken[1]?.includes('heartRate'));
});
