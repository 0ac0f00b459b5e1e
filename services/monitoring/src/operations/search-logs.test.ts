import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operator, person, service } from '@aceso/kit/testing';
import { logBatch } from '../testing/batches.ts';
import { openMonitoring } from '../testing/open.ts';

interface Page {
  readonly items: readonly {
    readonly message: string;
    readonly at: string;
    readonly service: string;
    readonly level: string;
    readonly traceId?: string;
  }[];
  readonly next?: string;
}
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const at = (seconds: number) => new Date(Date.parse('2026-03-01T07:00:00Z') + seconds * 1000).toISOString();

async function filled() {
  const open = await openMonitoring();
  await open.send(
    '/v1/logs',
    logBatch('users', [
      { at: at(1), message: 'person registered' },
      {
        at: at(2),
        message: 'database cannot be reached',
        severity: 17,
        traceId: TRACE,
        attributes: { code: 'ECONNREFUSED', route: '/v1/people/:personId' },
      },
    ]),
  );
  await open.send(
    '/v1/logs',
    logBatch('gateway', [
      { at: at(3), message: 'replica ejected: no answer', severity: 13 },
      { at: at(3), message: 'slow answer', severity: 5 },
    ]),
  );
  const find = async (query: string) => (await open.get<Page>(`/v1/ops/logs?${query}`)).items.map(({ message }) => message);
  return { ...open, find, [Symbol.asyncDispose]: () => open[Symbol.asyncDispose]() };
}

test('searchLogs: newest first, by words of message and attributes, beginnings of words, phrases and fields', async () => {
  await using open = await filled();

  assert.deepEqual(await open.find(''), ['slow answer', 'replica ejected: no answer', 'database cannot be reached', 'person registered']);
  assert.deepEqual(await open.find('q=econnref'), ['database cannot be reached']);
  assert.deepEqual(await open.find('q=%2Fv1%2Fpeople'), ['database cannot be reached']);
  assert.deepEqual(await open.find(`q=${encodeURIComponent('"no answer"')}`), ['replica ejected: no answer']);
  assert.deepEqual(await open.find('q=answer'), ['slow answer', 'replica ejected: no answer']);
  assert.deepEqual(await open.find(`q=${encodeURIComponent('service:gateway level:warn')}`), ['replica ejected: no answer']);
  assert.deepEqual(await open.find('service=users&level=info'), ['person registered']);
  assert.deepEqual(await open.find(`trace=${TRACE}`), ['database cannot be reached']);
  assert.deepEqual(await open.find('q=nothing'), []);
});

test('searchLogs: a window takes its beginning in and leaves its end out', async () => {
  await using open = await filled();

  assert.deepEqual(await open.find(`from=${at(2)}&to=${at(3)}`), ['database cannot be reached']);
  const wrong = await open.house.ask('monitoring', { as: operator(), path: `/v1/ops/logs?from=${at(3)}&to=${at(2)}` });
  assert.deepEqual([wrong.status, wrong.json<{ errors: { path: string }[] }>().errors[0]?.path], [400, '/query/from']);
});

test('searchLogs: pages without gap or repeat, also among lines of one millisecond and while new ones come', async () => {
  await using open = await openMonitoring();
  await open.send(
    '/v1/logs',
    logBatch(
      'users',
      Array.from({ length: 25 }, (_, i) => ({ at: at(Math.floor(i / 10)), message: `line ${i}` })),
    ),
  );
  const seen: string[] = [];

  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const page: Page = await open.get<Page>(`/v1/ops/logs?limit=7${after === undefined ? '' : `&after=${after}`}`);
    seen.push(...page.items.map(({ message }) => message));
    after = page.next;
    await open.send('/v1/logs', logBatch('users', [{ at: at(100 + seen.length), message: 'newer' }]));
  }

  assert.deepEqual(seen.toSorted(), Array.from({ length: 25 }, (_, i) => `line ${i}`).toSorted());
});

test('searchLogs: only operators read logs', async () => {
  await using open = await filled();
  const status = async (as?: ReturnType<typeof operator>) =>
    (await open.house.ask('monitoring', { ...(as === undefined ? {} : { as }), path: '/v1/ops/logs' })).status;

  assert.deepEqual(
    [await status(), await status(person()), await status(service('users')), await status(operator())],
    [401, 403, 403, 200],
  );
});
