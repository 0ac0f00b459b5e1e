import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { recommendation } from '@aceso/contracts/recommendation';
import { person } from '@aceso/kit/testing';
import { addDays } from '../domain/days.ts';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { bell, noise, series, TODAY } from '../../test/series.ts';

const PATH = '/v1/people/me/circumstances';
const current = async (open: OpenRecommendation): Promise<readonly string[]> =>
  (await open.get<{ items: { kind: string; isCurrent: boolean }[] }>('/v1/people/me/insights')).items
    .filter(({ isCurrent }) => isCurrent)
    .map(({ kind }) => kind);
const raisedPulse = () => {
  const random = noise(4);
  return series(120, (ago) => 58 + bell(random) + (ago < 5 ? 8 : 0));
};

test('setCircumstance, listCircumstances, removeCircumstance: what is logged changes what is told at once, and back again', async () => {
  await using open = await openRecommendation();
  open.daily.set('resting-heart-rate', raisedPulse());
  await open.changed();
  const id = randomUUID();
  const before = await current(open);

  const logged = await open.put(`${PATH}/${id}`, { kind: 'heart-medicine', from: addDays(TODAY, -4) });
  await open.settled();
  const during = await current(open);
  const listed = await open.get<{ items: readonly object[] }>(PATH);
  await open.put(`${PATH}/${id}`, { kind: 'heart-medicine', from: addDays(TODAY, -4), to: addDays(TODAY, -1) });
  const ended = await open.get<{ items: readonly object[] }>(PATH);
  const removed = await open.house.ask('recommendation', { as: open.ada, method: 'DELETE', path: `${PATH}/${id}` });
  const again = await open.house.ask('recommendation', { as: open.ada, method: 'DELETE', path: `${PATH}/${id}` });
  await open.settled();
  const told = await open.house.events.all(recommendation.events.circumstanceChanged);

  assert.deepEqual(
    told.map(({ payload }) => payload),
    Array.from({ length: told.length }, () => ({ personId: open.ada.personId, circumstanceId: id })),
  );
  assert.equal(told.length, 3);
  assert.equal(logged, 204);
  assert.ok(before.includes('resting-heart-rate-above-usual'));
  assert.deepEqual(during, []);
  assert.deepEqual(listed.items, [{ circumstanceId: id, kind: 'heart-medicine', from: addDays(TODAY, -4) }]);
  assert.deepEqual(ended.items, [{ circumstanceId: id, kind: 'heart-medicine', from: addDays(TODAY, -4), to: addDays(TODAY, -1) }]);
  assert.deepEqual([removed.status, again.status], [204, 204]);
  assert.ok((await current(open)).includes('resting-heart-rate-above-usual'));
});

test('setCircumstance: what ends before it begins, has another form or is somebody else’s is refused', async () => {
  await using open = await openRecommendation();
  const path = `${PATH}/${randomUUID()}`;
  const put = (body: object, as = open.ada) => open.house.ask('recommendation', { as, method: 'PUT', path, body });

  const early = await put({ kind: 'travel', from: '2026-06-10', to: '2026-06-09' });
  const unknown = await put({ kind: 'weather', from: '2026-06-10' });
  const stranger = await open.house.ask('recommendation', {
    as: person(),
    method: 'PUT',
    path: `/v1/people/${open.ada.personId}/circumstances/${randomUUID()}`,
    body: { kind: 'travel', from: '2026-06-10' },
  });

  assert.equal(early.status, 422);
  assert.match(early.text, /circumstance-ends-early.*\/body\/to/s);
  assert.equal(unknown.status, 400);
  assert.ok([403, 404].includes(stranger.status), String(stranger.status));
  assert.deepEqual((await open.get<{ items: readonly object[] }>(PATH)).items, []);
});
