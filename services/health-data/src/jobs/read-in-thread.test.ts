import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { appleHealth } from '@aceso/integrations/apple-health';
import type { Delivery } from '@aceso/integrations/kit';
import { exportXml, heartRateMinutes } from '../../test/export-xml.ts';
import { openRawFiles, type RawFiles } from '../store/raw-files.ts';
import { ReaderThread } from './read-in-thread.ts';
import type { ReaderTask } from './reader-thread.ts';

const PLACE = { personId: '0198f1c2-7a5b-7c3d-8e4f-123456789abc', uploadId: '0198f1c2-7a5b-7c3d-8e4f-cba987654321' };
const KEY = new Uint8Array(32).fill(7);
const OPTIONS = { timeZone: 'UTC', deliverySamples: 1000 };
const never = new AbortController().signal;

async function keptExport(): Promise<Disposable & { readonly files: RawFiles; readonly task: ReaderTask }> {
  const folder = mkdtempSync(join(tmpdir(), 'aceso-thread-'));
  const files = openRawFiles(folder, async () => KEY);
  await files.append(PLACE, 0, Readable.from([exportXml(...heartRateMinutes(5000))]));
  const task = { folder, place: PLACE, key: KEY, importerId: 'apple-health', options: OPTIONS };
  return { files, task, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

test('ReaderThread: brings the same deliveries, report and hash as reading in the same thread', async () => {
  using kept = await keptExport();
  await using thread = new ReaderThread();
  const [here, there]: [Delivery[], Delivery[]] = [[], []];

  const { content, sha256 } = kept.files.read(PLACE);
  const report = await appleHealth.read(content, async (delivery) => void here.push(delivery), OPTIONS);
  const read = await thread.read(kept.task, async (delivery) => void there.push(delivery), never);

  assert.equal(there.length > 4, true);
  assert.deepEqual(there, here);
  assert.deepEqual(read, { report, sha256: sha256() });
});

test('ReaderThread: deliveries are stored one after the other, and a failure ends the reading', async () => {
  using kept = await keptExport();
  await using thread = new ReaderThread();
  let [running, most, begun] = [0, 0, 0];

  await assert.rejects(
    thread.read(
      kept.task,
      async () => {
        most = Math.max(most, ++running);
        if (++begun === 3) throw new Error('the database is away');
        await new Promise((resolve) => setImmediate(resolve));
        running--;
      },
      never,
    ),
    /the database is away/,
  );

  assert.deepEqual([most, begun], [1, 3]);
});

test('ReaderThread: ends when it is asked to, with the reason', async () => {
  using kept = await keptExport();
  await using thread = new ReaderThread();
  const asked = new AbortController();

  await assert.rejects(
    thread.read(kept.task, async () => asked.abort(new Error('no longer ours')), asked.signal),
    /no longer ours/,
  );
  await assert.rejects(
    thread.read(kept.task, async () => undefined, asked.signal),
    /no longer ours/,
  );
});

test('ReaderThread: what the reader throws is thrown here', async () => {
  using kept = await keptExport();
  await using thread = new ReaderThread();

  await assert.rejects(
    thread.read({ ...kept.task, importerId: 'no-such-source' }, async () => undefined, never),
    /no-such-source/,
  );
});

test('ReaderThread: reads one file after the other, also after one that failed or after the thread was let go', async () => {
  using kept = await keptExport();
  await using thread = new ReaderThread(1);
  const counts: number[] = [];
  const read = async (task: ReaderTask): Promise<void> => {
    let count = 0;
    await thread.read(task, async ({ batches }) => void (count += batches.reduce((sum, batch) => sum + batch.count, 0)), never);
    counts.push(count);
  };

  await read(kept.task);
  await read(kept.task);
  await assert.rejects(read({ ...kept.task, importerId: 'no-such-source' }), /no-such-source/);
  await read(kept.task);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await read(kept.task);

  assert.deepEqual(counts, [5000, 5000, 5000, 5000]);
});
