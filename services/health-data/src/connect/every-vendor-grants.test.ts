import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { healthData } from '@aceso/contracts/health-data';
import { sql } from '@aceso/kit';
import { afterPause, HOUR_MS, opened, sync, totals, untilCurrent, untilQuiet } from '../../test/every-vendor.ts';
import { simulatedVendors } from '../../test/simulated-vendors.ts';

const vendors = await simulatedVendors();

// Most of the time is spent on waiting.
describe('each vendor', { concurrency: 3 }, () => {
  for (const vendor of vendors) {
    const { id } = vendor.manifest;
    const { auth } = vendor.manifest.connection;
    const isOAuth = auth.kind === 'oauth2';
    /** A token that lives for years is not renewed but asked for again. */
    const isRenewed = vendor.tokenSeconds < 365 * 86_400;

    if (isOAuth) {
      // One house for all of it: opening one costs more than what is looked at.
      test(`${id}: its page of permission`, async (t) => {
        await using open = await opened(vendor);

        await t.test(`${id}: without permission nothing is connected, and the person is told in words`, async () => {
          const { authorizeUrl } = (await open.begin(id)).json<{ authorizeUrl: string }>();

          const refused = await open.complete(await open.decide(authorizeUrl, 'deny'));

          assert.equal(refused.status, 409);
          assert.equal(refused.json<{ code: string }>().code, 'connection-denied');
          assert.match(refused.json<{ detail: string }>().detail, /you did not give permission/);
          assert.deepEqual(await open.data.get('/v1/people/me/connections'), { items: [] });
        });

        await t.test(`${id}: a code that is used or too old is refused by the vendor and said so`, async () => {
          const { authorizeUrl } = (await open.begin(id)).json<{ authorizeUrl: string }>();
          const back = await open.decide(authorizeUrl, 'allow');
          open.later((vendor.codeSeconds + 1) * 1000);

          const refused = await open.complete(back);

          assert.equal(refused.json<{ code: string }>().code, 'vendor-refused', refused.text);
          assert.deepEqual(await open.data.get('/v1/people/me/connections'), { items: [] });
        });

        await t.test(`${id}: a state is good once, in the session that began it, and not for ever`, async () => {
          const again = async () => open.decide((await open.begin(id)).json<{ authorizeUrl: string }>().authorizeUrl, 'allow');
          const [used, foreign, late] = [await again(), await again(), await again()];
          const code = async (reply: Promise<{ json<T>(): T }>) => (await reply).json<{ code?: string; state?: string }>();

          assert.equal((await code(open.complete(used))).state, 'active');
          assert.equal((await code(open.complete(used))).code, 'connection-attempt-unknown');
          const body = { state: foreign.get('state'), code: foreign.get('code') };
          const other = await open.data.house.ask('health-data', {
            as: { ...open.data.ada, sessionId: crypto.randomUUID() },
            path: '/v1/people/me/connections/completions',
            body,
          });
          assert.equal(other.json<{ code: string }>().code, 'connection-attempt-unknown');
          open.later(HOUR_MS);
          assert.equal((await code(open.complete(late))).code, 'connection-attempt-unknown');
        });
      });

      if (isRenewed)
        test(`${id}: tokens are renewed before their end, by one of many that need them`, async () => {
          await using open = await opened(vendor);
          await open.connect(id);
          await untilCurrent(open);
          const room = open.room(id);
          const renewals = () => room.seen.filter(({ what, grantType }) => what === 'token' && grantType === 'refresh_token').length;

          open.later((vendor.tokenSeconds + 60) * 1000);
          await Promise.all(Array.from({ length: 8 }, () => room.add()));
          await sync(open);
          const looks = room.seen.length;
          await open.until('a look with the new token', async () => renewals() > 0 && room.seen.length > looks + 2);
          await untilCurrent(open);

          assert.equal(renewals(), 1);
          assert.equal((await open.connection()).state, 'active');
        });

      test(`${id}: a refused token is renewed once and the page read again`, async () => {
        await using open = await opened(vendor);
        open.room(id).fail('unauthorised');

        await open.connect(id).catch(() => open.connect(id));
        await untilCurrent(open);

        assert.equal((await open.connection()).state, 'active');
      });

      if (auth.refreshRotates && isRenewed)
        test(`${id}: when the answer to a renewal is lost the person is asked to connect again, and nothing loops`, async () => {
          await using open = await opened(vendor);
          await open.connect(id);
          // A turn that runs while the clock jumps would renew beside the next one.
          await untilQuiet(open);
          const room = open.room(id);
          room.fail('token-answer-lost');
          // Beyond every grace that a vendor has for the token before.
          open.later((vendor.tokenSeconds + (vendor.graceSeconds ?? 0) + 60) * 1000);
          const wake = () => sync(open);
          await wake();
          await open.until('the lost answer', async () => (await open.connection()).why !== undefined);
          open.later((vendor.graceSeconds ?? 0) * 1000 + HOUR_MS);
          await wake();

          const asked = await open.until('the wish to connect again', async () => {
            const connection = await open.connection();
            return (connection.state === 'needs-reauthentication' && connection) || (await afterPause(open));
          });

          assert.match(asked.why ?? '', /permission/);
          const requests = room.seen.length;
          open.later(24 * HOUR_MS);
          await wake();
          assert.equal(room.seen.length, requests);
          const told = await open.data.house.events.all(healthData.events.connectionChanged);
          assert.equal(told.filter(({ payload }) => payload.state === 'needs-reauthentication').length, 1);
          assert.equal((await open.connect(id)).state, 'active');
        });
    }

    test(`${id}: disconnecting ends the grant at the vendor, forgets the tokens, and erases when asked`, async () => {
      await using open = await opened(vendor);
      const { connectionId } = await open.connect(id);
      await untilCurrent(open);
      const room = open.room(id);
      const path = `/v1/people/me/connections/${connectionId}`;

      const gone = await open.data.house.ask('health-data', { as: open.data.ada, method: 'DELETE', path: `${path}?erase=true` });

      assert.equal(gone.status, 200, gone.text);
      const { revoked, erased } = gone.json<{ revoked: string; erased: number }>();
      if (isOAuth && vendor.revokes !== false) {
        assert.equal(revoked, 'revoked');
        assert.equal(room.grants.hasGrant(room.visitor), false);
      }
      assert.ok(erased > 0);
      assert.deepEqual(await totals(open), { samples: 0, records: 0 });
      const row = await open.data.house.database.dbOf('health-data').one(
        sql<{
          tokens: string | null;
          typed: string | null;
        }>`select c.tokens, c.typed from health_data.connection as c where c.connection_id = ${connectionId}`,
      );
      assert.deepEqual(row, { tokens: null, typed: null });
      const again = await open.data.house.ask('health-data', { as: open.data.ada, method: 'DELETE', path });
      assert.equal(again.status, 404);
    });
  }
});
