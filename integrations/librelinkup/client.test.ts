import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTHING, openVendorHttp, VendorFault, type VendorSession } from '../kit/connector/index.ts';
import { glucose, identify, judge, signIn } from './client.ts';
import { librelinkup } from './index.ts';

const now = new Date('2026-03-01T12:00:00Z');

/** LibreLinkUp with prepared answers by address; what was asked is noted. */
function vendorOf(answers: Readonly<Record<string, unknown>>): { readonly vendor: VendorSession; readonly asked: string[] } {
  const asked: string[] = [];
  const http = openVendorHttp({
    manifest: librelinkup.manifest,
    fetch: async (input) => {
      const url = new URL(input instanceof Request ? input.url : input);
      asked.push(`${url.host}${url.pathname}`);
      return new Response(JSON.stringify(answers[`${url.host}${url.pathname}`]), { status: 200 });
    },
    reach: (url) => url,
    now: () => now,
    proof: () => Promise.resolve({}),
    judge,
  });
  return { vendor: { http, userId: 'me', timeZone: 'Europe/Zurich', now, extra: { region: 'eu2', account: 'me' } }, asked };
}
const followed = (...ids: readonly string[]) => ({
  'api-eu2.libreview.io/llu/connections': { status: 0, data: ids.map((patientId) => ({ patientId })) },
});

test('librelinkup: signing in follows to the region of the account once', async () => {
  const expires = 1_800_000_000;
  const { vendor, asked } = vendorOf({
    'api.libreview.io/llu/auth/login': { status: 0, data: { redirect: true, region: 'fr' } },
    'api-fr.libreview.io/llu/auth/login': { status: 0, data: { user: { id: 'me' }, authTicket: { token: 'ticket', expires } } },
  });

  const tokens = await signIn(vendor.http, { email: 'ada@example.org', password: 'simulated' });

  assert.deepEqual(asked, ['api.libreview.io/llu/auth/login', 'api-fr.libreview.io/llu/auth/login']);
  assert.equal(tokens.expiresAt?.getTime(), expires * 1000);
  assert.equal(tokens.extra?.['region'], 'fr');
  assert.match(tokens.extra?.['accountId'] ?? '', /^[0-9a-f]{64}$/);
});

test('librelinkup: a refusal that looks like a success is one, in words for people', async () => {
  const refused = { status: 2, error: { message: 'notAuthenticated' } };
  const { vendor } = vendorOf({ 'api.libreview.io/llu/auth/login': refused });

  await assert.rejects(signIn(vendor.http, { email: 'ada@example.org', password: 'wrong' }), /does not take this e-mail address/);
  assert.match(judge({ status: 200, headers: new Headers(), json: { status: 4 } })?.message ?? '', /accept/);
  assert.equal(judge({ status: 403, headers: new Headers(), json: { status: 920, data: {} } })?.kind, 'refused');
  assert.equal(judge({ status: 200, headers: new Headers(), json: { status: 0 } }), undefined);
});

test('librelinkup: only one’s own glucose is taken: nobody and several people are refused', async () => {
  assert.deepEqual(await identify(vendorOf(followed('somebody')).vendor), { userId: 'somebody' });
  assert.deepEqual(await identify(vendorOf(followed('child', 'me')).vendor), { userId: 'me' });
  const isRefused = (error: unknown): boolean => error instanceof VendorFault && error.kind === 'refused';
  await assert.rejects(identify(vendorOf(followed('child', 'partner')).vendor), isRefused);
  await assert.rejects(identify(vendorOf(followed()).vendor), isRefused);
});

test('librelinkup: a window that the graph no longer shows is not asked for', async () => {
  const { vendor, asked } = vendorOf({});

  const page = await glucose.read(vendor, { from: new Date('2026-02-27T00:00:00Z'), to: new Date('2026-02-28T00:00:00Z') }, undefined);

  assert.deepEqual(page, { incoming: NOTHING });
  assert.deepEqual(asked, []);
});
