import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HOUR_MS, missing, opened, sync, totals, untilCurrent } from '../../test/every-vendor.ts';
import { openConnections } from '../../test/open-connections.ts';
import { simulatedVendors } from '../../test/simulated-vendors.ts';

// Each vendor folder goes through the same faults, over real HTTP against its simulator.

const vendors = await simulatedVendors();

test('connections: there are vendor folders to test', () => {
  assert.ok(vendors.length > 0);
});

// Most of the time is spent on waiting.
describe('each vendor', { concurrency: 3 }, () => {
  for (const vendor of vendors) {
    const { id, name } = vendor.manifest;

    test(`${id}: the whole history comes, page by page, and again changes nothing`, async () => {
      await using open = await opened(vendor);

      await open.connect(id);
      await open.until('the history', async () => (await missing(open, vendor)).length === 0);
      await untilCurrent(open);
      const before = await totals(open);
      open.later(24 * HOUR_MS);
      const looks = open.room(id).seen.length;
      const { lastSyncAt } = await open.connection();
      await sync(open);
      await open.until('another look', async () => {
        const now = await open.connection();
        return open.room(id).seen.length > looks && now.lastSyncAt !== lastSyncAt;
      });

      assert.ok(before.samples + before.records > 0, JSON.stringify(before));
      assert.deepEqual(await totals(open), before);
    });

    test(`${id}: too many requests: everybody waits as long as the vendor wants, then it goes on`, async () => {
      await using open = await opened(vendor);
      await open.connect(id);
      await untilCurrent(open);
      const room = open.room(id);
      room.fail('rate-limited');
      open.later(2 * HOUR_MS);
      await sync(open);

      const paused = await open.until('the pause', async () => {
        const connection = await open.connection();
        return connection.state === 'paused' && connection;
      });
      const requests = room.seen.length;
      assert.match(paused.why ?? '', new RegExp(name));
      assert.ok(Date.parse(paused.nextSyncAt ?? '') > open.now().getTime() - 1000);
      open.later(25 * HOUR_MS);
      await open.until('the end of the pause', async () => (await open.connection()).state === 'active' && room.seen.length > requests);
    });

    test(`${id}: a vendor that is away or talks nonsense is asked again, and nothing is lost`, async () => {
      await using open = await opened(vendor);
      await open.connect(id);
      const room = open.room(id);
      for (const fault of ['unavailable', 'garbage'] as const) {
        await untilCurrent(open);
        room.fail(fault);
        open.later(12 * HOUR_MS);
        await sync(open);
        await open.until(fault, async () => (await open.connection()).why !== undefined);
        open.later(12 * HOUR_MS);
        await open.until('health', async () => (await open.connection()).why === undefined);
      }
      assert.equal((await open.connection()).state, 'active');
    });
  }
});

test('connections: a history ends where nothing was found for two years, and is then complete', async () => {
  const [oura] = await simulatedVendors(['oura']);
  assert.ok(oura !== undefined);
  await using open = await openConnections([oura], { historyDays: 2, patienceMs: 90_000 });

  await open.connect('oura');

  const { history } = await open.until('the end of the history', async () => {
    const connection = await open.connection();
    return connection.history.complete && connection;
  });
  const yearMs = 365 * 24 * HOUR_MS;
  const reached = open.now().getTime() - Date.parse(history.reachedFrom ?? '');
  assert.ok(reached > 2 * yearMs && reached < 3 * yearMs, history.reachedFrom ?? 'nowhere');
});
