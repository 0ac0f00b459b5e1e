import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { contract, setting } from '@aceso/contracts';
import { pino, type Logger } from 'pino';
import Type from 'typebox';
import { fileCache } from './cache.ts';
import { openSettings } from './open-settings.ts';
import type { StoredValues } from './cache.ts';
import type { InForceReport, StoredSource } from './source.ts';

const MAIL = contract({
  service: 'mail',
  summary: 'For these tests.',
  operations: {},
  events: {},
  problems: {},
  settings: {
    perMinute: setting({ schema: Type.Integer({ minimum: 1, maximum: 100 }), default: 10, applies: 'live', summary: 'Mails a minute.' }),
    port: setting({ schema: Type.Integer(), default: 25, applies: 'start', summary: 'Port.' }),
    password: setting({ schema: Type.String(), default: '', secret: true, applies: 'live', summary: 'Password.' }),
  },
});
const KEY = new Uint8Array(32).fill(1);

/** What the configuration service would be: an outside that the test moves. */
function outside(first: StoredValues) {
  const rings = new Set<() => void>();
  const reports: InForceReport[] = [];
  const state = { stored: first, away: false };
  const source: StoredSource = {
    fetch: async () => {
      if (state.away) throw new Error('away');
      return state.stored;
    },
    report: async (inForce) => void reports.push(inForce),
    watch: (ring) => {
      rings.add(ring);
      return { [Symbol.dispose]: () => void rings.delete(ring) };
    },
  };
  return { source, state, reports, rings };
}

function listen(): { log: Logger; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }) };
}

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'aceso-settings-'));
  return { file: join(path, 'mail.settings'), [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
};
const options = (more: object) => ({ environment: {}, log: listen().log, fingerprintKey: KEY, lookEveryMs: 60_000, ...more });
const changed = (mail: { settings: { watch(name: 'perMinute', act: (value: number) => void): Disposable } }, wanted: number) =>
  new Promise<void>((resolve) => mail.settings.watch('perMinute', (value) => value === wanted && resolve()));

test('settings: stored wins over environment, environment over default', async () => {
  const { source } = outside({ version: 4, values: { perMinute: 30 } });
  const environment = { ACESO_MAIL_PER_MINUTE: '20', ACESO_MAIL_PORT: '2525', ACESO_MAIL_LOG_LEVEL: 'warn' };

  await using mail = await openSettings(MAIL, options({ source, environment }));

  assert.deepEqual([mail.settings.get('perMinute'), mail.settings.get('port'), mail.settings.get('password')], [30, 2525, '']);
  assert.equal(mail.everyService.get('logLevel'), 'warn');
  assert.equal(mail.settings.version, 4);
});

test('settings: a ring brings a change into force, watchers are told once, and it is reported', async () => {
  const { source, state, rings, reports } = outside({ version: 1, values: {} });
  await using mail = await openSettings(MAIL, options({ source }));
  const seen: number[] = [];
  mail.settings.watch('perMinute', (value) => seen.push(value));

  state.stored = { version: 2, values: { perMinute: 50 } };
  const arrived = changed(mail, 50);
  for (const ring of rings) ring();
  await arrived;

  assert.deepEqual(seen, [10, 50]);
  assert.equal(mail.settings.version, 2);
  await mail.refresh();
  assert.equal(reports.at(-1)?.version, 2);
});

test('settings: a slow disk holds back no change, and keeps the last one', async () => {
  const { source, state, rings } = outside({ version: 1, values: {} });
  const slow = Promise.withResolvers<void>();
  const kept: StoredValues[] = [];
  const cache = { read: async () => undefined, write: async (values: StoredValues) => (await slow.promise, void kept.push(values)) };
  const mail = await openSettings(MAIL, options({ source, cache }));

  for (const perMinute of [20, 30]) {
    state.stored = { version: perMinute, values: { perMinute } };
    const inForce = changed(mail, perMinute);
    for (const ring of rings) ring();
    await inForce;
  }
  slow.resolve();
  await mail[Symbol.asyncDispose]();

  assert.deepEqual(kept.at(-1), { version: 30, values: { perMinute: 30 } });
  assert.equal(kept.length, 2);
});

test('settings: polling finds a change that nobody rang for', async () => {
  const { source, state } = outside({ version: 1, values: {} });
  await using mail = await openSettings(MAIL, options({ source, lookEveryMs: 5 }));

  state.stored = { version: 2, values: { perMinute: 60 } };

  await changed(mail, 60);
});

test('settings: a value that breaks its schema is never in force; the last good one stays, said once, without the value', async () => {
  const { source, state } = outside({ version: 1, values: { perMinute: 40 } });
  const { log, lines } = listen();
  await using mail = await openSettings(MAIL, options({ source, log }));

  state.stored = { version: 2, values: { perMinute: 4711 } };
  await mail.refresh();
  await mail.refresh();

  assert.equal(mail.settings.get('perMinute'), 40);
  assert.deepEqual(mail.inForce().refused, ['perMinute']);
  const told = lines.filter((line) => line.includes('does not fit'));
  assert.equal(told.length, 1);
  assert.ok(!told.join().includes('4711'));
});

test('settings: a setting that is read at start waits for the next start and says so', async () => {
  const { source, state } = outside({ version: 1, values: {} });
  await using mail = await openSettings(MAIL, options({ source }));

  state.stored = { version: 2, values: { port: 587 } };
  await mail.refresh();

  assert.equal(mail.settings.get('port'), 25);
  assert.deepEqual(mail.inForce().waiting, ['port']);
});

test('settings: without the configuration service a start works with the last good copy, which shows no secret and is private', async () => {
  using home = folder();
  const cache = fileCache(home.file, KEY, 'mail');
  const { source, state } = outside({ version: 7, values: { perMinute: 70, password: 'hunter2' } });
  await (await openSettings(MAIL, options({ source, cache })))[Symbol.asyncDispose]();

  state.away = true;
  await using mail = await openSettings(MAIL, options({ source, cache }));

  assert.deepEqual([mail.settings.get('perMinute'), mail.settings.get('password'), mail.settings.version], [70, 'hunter2', 7]);
  assert.ok(!readFileSync(home.file, 'latin1').includes('hunter2'));
  assert.equal(statSync(home.file).mode & 0o777, 0o600);
});

test('settings: a copy that was tampered with counts as none', async () => {
  using home = folder();
  const { source, state } = outside({ version: 7, values: { perMinute: 70 } });
  await (await openSettings(MAIL, options({ source, cache: fileCache(home.file, KEY, 'mail') })))[Symbol.asyncDispose]();

  state.away = true;
  await using mail = await openSettings(MAIL, options({ source, cache: fileCache(home.file, new Uint8Array(32), 'mail') }));

  assert.equal(mail.settings.get('perMinute'), 10);
});

test('settings: reports show secrets of the environment as fingerprints', async () => {
  await using mail = await openSettings(MAIL, options({ environment: { ACESO_MAIL_PASSWORD: 'hunter2', ACESO_MAIL_PORT: '26' } }));

  const report = mail.inForce();

  assert.deepEqual(report.environment[0], { name: 'port', value: 26 });
  assert.match(report.environment[1]?.fingerprint ?? '', /^[0-9a-f]{12}$/);
  assert.ok(!JSON.stringify(report).includes('hunter2'));
});

test('settings: a watcher that fails harms neither the others nor the change', async () => {
  const { source, state } = outside({ version: 1, values: {} });
  await using mail = await openSettings(MAIL, options({ source }));
  mail.settings.watch('perMinute', (value) => {
    if (value === 80) throw new Error('cannot obey');
  });
  const arrived = changed(mail, 80);

  state.stored = { version: 2, values: { perMinute: 80 } };
  await mail.refresh();

  await arrived;
});
