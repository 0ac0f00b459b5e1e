import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator, testHouse } from '@aceso/kit/testing';
import { configurationModule } from '../module.ts';

interface Page {
  readonly items: readonly { readonly version: number; readonly changes: readonly { readonly setting: string }[] }[];
  readonly next?: string;
}

test('listHistory: newest first, page by page without gap or repeat, also for one setting', async () => {
  await using house = await testHouse({ modules: [configurationModule] });
  const as = operator();
  for (let i = 1; i <= 5; i++)
    for (const setting of ['requestsPerMinutePerToken', 'upstreamTimeoutMs'])
      await house.ask('configuration', {
        as,
        method: 'PUT',
        path: `/v1/configuration/gateway/${setting}`,
        body: { value: 1000 + i, reason: 'step' },
      });
  const page = async (query: string): Promise<Page> =>
    (await house.ask('configuration', { as, path: `/v1/configuration/gateway/history?${query}` })).json<Page>();

  const first = await page('limit=4');
  const second = await page(`limit=4&cursor=${first.next}`);
  const third = await page(`limit=4&cursor=${second.next}`);
  const one = await page('setting=upstreamTimeoutMs');

  assert.deepEqual(
    [...first.items, ...second.items, ...third.items].map(({ version }) => version),
    [10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
  );
  assert.equal(third.next, undefined);
  assert.deepEqual(
    one.items.map(({ version }) => version),
    [10, 8, 6, 4, 2],
  );
});

test('listHistory: a cursor that no page gave is named', async () => {
  await using house = await testHouse({ modules: [configurationModule] });

  const reply = await house.ask('configuration', { as: operator(), path: '/v1/configuration/gateway/history?cursor=x' });

  assert.deepEqual([reply.status, reply.json<{ errors: { path: string }[] }>().errors[0]?.path], [400, '/query/cursor']);
});
