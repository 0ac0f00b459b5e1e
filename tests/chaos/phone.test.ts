import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Person } from './person.ts';
import { freePort, startProgram } from './program.ts';

const BATCHES = 40;
const ITEMS = 250;
const KILLS = 2;
const FIRST_MS = 30;
const LAST_MS = 400;
const MINUTE_MS = 60_000;
const FROM = Date.UTC(2026, 1, 1);

/** Heart rate by the minute, each batch where the one before ended; the cursor says how far it is. */
const batchOf = (n: number) => ({
  batchId: `batch-${String(n).padStart(6, '0')}`,
  device: { id: 'phone', name: 'Phone', platform: 'health-connect' },
  items: Array.from({ length: ITEMS }, (_, i) => ({
    id: `beat-${n}-${i}`,
    metric: 'heart-rate',
    start: new Date(FROM + (n * ITEMS + i) * MINUTE_MS).toISOString(),
    value: 50 + ((n + i) % 80),
    unit: '/min',
  })),
  cursors: [{ type: 'HeartRate', value: String(n) }],
});

interface Answer {
  readonly stored: number;
  readonly alreadyThere: number;
  readonly repeated: boolean;
}

test('chaos: what a phone was answered for is there after a kill, once, and its cursor stands where its batches end', async (t) => {
  const home = mkdtempSync(join(tmpdir(), 'aceso-chaos-phone-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const seed = Number(process.env['ACESO_CHAOS_SEED'] ?? Date.now() % 1_000_000);
  t.diagnostic(`seed ${seed}`);
  const port = await freePort();
  let program = await startProgram(home, port);
  const phone = new Person(program.url);
  await phone.register();
  const acknowledged = new Map<number, Answer>();
  const sendFrom = async (first: number): Promise<void> => {
    for (let n = first; n < BATCHES; n++) acknowledged.set(n, await phone.push<Answer>(batchOf(n)));
  };
  await phone.becomePhone();

  try {
    for (let kill = 0; kill < KILLS; kill++) {
      const sending = sendFrom(acknowledged.size).catch(() => undefined); // The connection breaks with the program.
      await pause(FIRST_MS + ((seed + kill * 7919) % (LAST_MS - FIRST_MS)));
      await program.kill();
      await sending;
      t.diagnostic(`kill ${kill + 1} after ${acknowledged.size} batches`);
      program = await startProgram(home, port);
    }
    await sendFrom(acknowledged.size);

    for (const [n, answer] of acknowledged) {
      const again = await phone.push<Answer>(batchOf(n));
      assert.deepEqual(again, { ...answer, repeated: true });
      assert.equal(again.stored + again.alreadyThere, ITEMS);
    }
    const device = await phone.get<{ lastBatchId: string; cursors: readonly object[] }>('/v1/people/me/push/devices/phone');
    assert.deepEqual(
      [device.lastBatchId, device.cursors],
      [batchOf(BATCHES - 1).batchId, [{ type: 'HeartRate', value: String(BATCHES - 1) }]],
    );
    await phone.signIn();
    const { items } = await phone.get<{ items: readonly { metric: string; samples: number }[] }>('/v1/people/me/latest');
    assert.deepEqual(
      items.map(({ metric, samples }) => [metric, samples]),
      [['heart-rate', BATCHES * ITEMS]],
    );
  } finally {
    await program.stop();
  }
});
