import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { dashboard } from '@aceso/contracts/dashboard';
import { insight } from '../../test/made-up-day.ts';
import { openDashboard } from '../../test/open-dashboard.ts';

type Shared = Output<typeof dashboard.operations.getShared>;

const sharing = (categories: readonly string[]) => ({
  shareId: randomUUID(),
  personId: randomUUID(),
  personName: 'Bo',
  granteeAccountId: randomUUID(),
  granteeName: 'Ada',
  relation: 'clinician',
  categories,
  createdAt: '2026-02-01T00:00:00Z',
});

test('getShared: only what is shared is asked for, of the person who shares, outside of the usual first', async () => {
  await using open = await openDashboard();
  const share = sharing(['heart', 'sleep']);
  open.day.shares = [share];

  const shared = await open.get<Shared>(`/v1/shares/${share.shareId}/overview`);

  assert.deepEqual(
    shared.measures.data?.map(({ metric }) => metric),
    ['heart-rate-variability-sdnn', 'resting-heart-rate'],
  );
  assert.equal(shared.measures.data?.[0]?.direction, 'below');
  assert.equal(shared.sleep?.data?.day, '2026-03-01');
  assert.deepEqual([shared.insights, shared.recommendations], [undefined, undefined]);
  const asked = open.calls.filter(({ id }) => id !== 'users.listReceivedShares');
  assert.deepEqual(asked.map(({ id }) => id).toSorted(), ['health-data.listSleep', 'health-data.readDaily']);
  assert.ok(asked.every(({ input }) => input.params['personId'] === share.personId));
  assert.equal(String(asked.find(({ id }) => id.endsWith('readDaily'))?.input.query['metrics']).includes('step-count'), false);
});

test('getShared: who shares everything shares findings and suggestions, too; a service that is away is marked', async () => {
  await using open = await openDashboard();
  const share = sharing(['*']);
  open.day.shares = [share];
  open.day.insights = [insight({}), insight({ isCurrent: false })];
  open.moods.set('health-data', 'away');

  const shared = await open.get<Shared>(`/v1/shares/${share.shareId}/overview`);

  assert.deepEqual([shared.measures.state, shared.insights?.data?.length, shared.recommendations?.data?.length], ['away', 1, 2]);
});

test('getShared: a share that is not the caller’s, or has ended, is 404', async () => {
  await using open = await openDashboard();

  const reply = await open.house.ask('dashboard', { as: open.ada, path: `/v1/shares/${randomUUID()}/overview` });

  assert.deepEqual([reply.status, reply.json()['code']], [404, 'no-such-share']);
});
