import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openHealthData } from '../../test/open-health-data.ts';

const beat = (time: string, value: number) => ({ metric: 'heart-rate', start: `2026-03-02T${time}:00Z`, value, unit: '/min' });
const days = 'from=2026-03-01&to=2026-03-03';
const PATHS = [
  `daily?metrics=heart-rate&${days}`,
  `statistics?metric=heart-rate&${days}`,
  `typical-day?metric=heart-rate&${days}`,
  `distribution?metric=heart-rate&${days}`,
  'series?metric=heart-rate&from=2026-03-02T00:00:00Z&to=2026-03-03T00:00:00Z',
  'samples?metric=heart-rate',
  `sleep?${days}`,
  `workouts?${days}`,
  `blood-pressure?${days}`,
  `data-quality?metric=heart-rate&${days}`,
  'daily/heart-rate/2026-03-02/explanation',
];

test('reads: who knows the newest version is told so, and who does not gets it', async () => {
  let now = new Date('2026-03-03T10:01:00Z');
  await using open = await openHealthData({ timeZone: 'UTC', now: () => now });
  const ask = async (path: string, known?: string) =>
    await open.house.ask('health-data', {
      as: open.ada,
      path: `/v1/people/me/${path}`,
      headers: known === undefined ? {} : { 'if-none-match': known },
    });
  await open.push([beat('08:00', 60)]);

  for (const path of PATHS) {
    const first = await ask(path);
    const tag = String(first.headers['etag']);
    assert.match(tag, /^W\/"[0-9a-z-]+"$/, path);
    const again = await ask(path, tag);
    assert.deepEqual([first.status, again.status, again.text, again.headers['etag']], [200, 304, '', tag], path);
    assert.equal((await ask(path, `"other", ${tag.slice(2)}`)).status, 304, path);
    assert.equal((await ask(path, 'W/"0-0"')).status, 200, path);
  }

  const path = PATHS[0] ?? '';
  const before = String((await ask(path)).headers['etag']);
  await open.push([beat('08:01', 70)]);
  const changed = await ask(path, before);
  assert.deepEqual([changed.status, changed.text.includes('65')], [200, true]);

  // A day may have begun for the person since.
  const known = String(changed.headers['etag']);
  assert.equal((await ask(path, known)).status, 304);
  now = new Date('2026-03-03T10:16:00Z');
  assert.equal((await ask(path, known)).status, 200);
});

test('reads: a stranger is refused, whatever version they name', async () => {
  await using open = await openHealthData();
  await open.push([beat('08:00', 60)]);
  const path = `/v1/people/${open.ada.personId}/${PATHS[0]}`;
  assert.equal((await open.house.ask('health-data', { path, headers: { 'if-none-match': '*' } })).status, 401);
});
