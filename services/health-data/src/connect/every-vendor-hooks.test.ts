import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from '@aceso/kit';
import { afterPause, fingerprint, missing, newest, opened, storedOf, sync, untilCurrent } from '../../test/every-vendor.ts';
import { simulatedVendors } from '../../test/simulated-vendors.ts';

const vendors = await simulatedVendors();

// Most of the time is spent on waiting.
describe('each vendor', { concurrency: 3 }, () => {
  for (const vendor of vendors) {
    const { id } = vendor.manifest;

    if (vendor.call === undefined) continue;
    // One house for all of it: opening one costs more than what is looked at.
    test(`${id}: its calls`, async (t) => {
      await using open = await opened(vendor);
      await open.connect(id);

      await t.test(`${id}: calls that are forged or too old are refused, a replay changes nothing`, async () => {
        await untilCurrent(open);
        const room = open.room(id);
        const record = newest(open, id);
        const waiting = async (): Promise<number> => {
          const row = await open.data.house.database
            .dbOf('health-data')
            .one(sql<{ n: number }>`select count(*)::int as n from health_data.hook_call as h`);
          return row?.n ?? 0;
        };
        const isSigned = vendor.manifest.connection.webhook === 'signed';
        const before = await waiting();

        if (isSigned) {
          assert.equal(await room.call('created', record, room.visitor, 'wrong-signature'), 401);
          assert.equal(await room.call('created', record, room.visitor, 'unsigned'), 401);
          if (vendor.hasTimestamps !== false) assert.equal(await room.call('created', record, room.visitor, 'stale'), 401);
        } else {
          const url = new URL(vendor.callbackOf?.(room.visitor, room.notes) ?? room.portalHook ?? '');
          url.search = '';
          const made = room.madeCall('created', record);
          assert.ok(made !== undefined);
          const strange = await fetch(room.reach(url.href), {
            method: 'POST',
            headers: { 'content-type': made.contentType },
            body: made.body,
          });
          assert.equal(strange.status, 401);
        }
        assert.equal(await waiting(), before);
        const call = room.madeCall('created', record);
        assert.ok(call !== undefined);
        assert.deepEqual([await room.send(call), await room.send(call)], [200, 200]);
        assert.equal(await waiting(), before + 1);
      });

      await t.test(`${id}: a genuine call brings the record; a change replaces it; a deletion takes it away`, async () => {
        // The whole history, so that nothing else comes meanwhile.
        await open.until('the history', async () => (await missing(open, vendor)).length === 0);
        await untilCurrent(open);
        const room = open.room(id);

        const before = await fingerprint(open);
        const record = await room.add();
        await open.until('the record', () => storedOf(open, record));
        const first = await fingerprint(open);
        const changed = await room.change(record);
        // A vendor that calls about new records only is asked for the rest.
        const isTold = room.madeCall('changed', changed) !== undefined;
        if (!isTold) await sync(open);
        await open.until('the change', async () => (await fingerprint(open)) !== first || (await afterPause(open)));
        assert.notEqual(first, before);
        if (vendor.deletes === false) return;
        await room.remove(changed);
        if (!isTold) await sync(open);

        await open.until('the deletion', async () => (await storedOf(open, changed)) === undefined || (await afterPause(open)));
        assert.equal(await fingerprint(open), before);
      });
    });
  }
});
