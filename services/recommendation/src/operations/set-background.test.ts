import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { series } from '../../test/series.ts';

const PATH = '/v1/people/me/background';
const open_ = async (open: OpenRecommendation): Promise<readonly { guideline: string; action: string; emergencyNumber?: string }[]> =>
  (
    await open.get<{ items: { guideline: string; action: string; emergencyNumber?: string }[] }>(
      '/v1/people/me/recommendations?status=open',
    )
  ).items;

test('setBackground, getBackground: what a person tells changes advice at once, and what forbids advice takes it away', async () => {
  await using open = await openRecommendation();
  open.daily.set(
    'body-mass',
    series(100, (ago) => 90 - ago * 0.05),
  );
  await open.changed();
  const before = await open_(open);

  const told = { conditions: ['pregnancy'], smoking: { status: 'current' }, questionnaires: [] };
  const status = await open.put(PATH, told);
  await open.settled();

  assert.equal(status, 204);
  assert.deepEqual(await open.get(PATH), told);
  assert.ok(before.some(({ guideline }) => guideline === 'weight-rising'));
  assert.deepEqual(
    (await open_(open)).map(({ guideline }) => guideline),
    ['stop-smoking'],
  );
});

test('setBackground: an answer that needs help at once brings it, with the number of the country', async () => {
  await using open = await openRecommendation();
  await open.changed(['sleep-duration']);
  await open.changeProfile({ country: 'GB' });

  await open.put(PATH, {
    conditions: [],
    questionnaires: [{ instrument: 'phq9', answers: [0, 0, 0, 0, 0, 0, 0, 0, 1], answeredOn: '2026-06-29' }],
  });
  await open.settled();

  const [first] = await open_(open);
  assert.deepEqual([first?.guideline, first?.emergencyNumber], ['self-harm-thoughts', '999']);
  assert.match(first?.action ?? '', /call 999 now/);
});

test('setBackground: answers that do not fit are refused with the place', async () => {
  await using open = await openRecommendation();

  const reply = await open.house.ask('recommendation', {
    as: open.ada,
    method: 'PUT',
    path: PATH,
    body: { conditions: [], questionnaires: [{ instrument: 'gad7', answers: [0, 0, 4, 0, 0, 0, 0], answeredOn: '2026-06-29' }] },
  });

  assert.equal(reply.status, 422);
  assert.equal(reply.json<{ errors: { path: string }[] }>().errors[0]?.path, '/body/questionnaires/0/answers');
});

test('getBackground: who has told nothing has told nothing', async () => {
  await using open = await openRecommendation();

  assert.deepEqual(await open.get(PATH), { conditions: [], questionnaires: [] });
});

test('laboratory values: the newest one leads to advice with its proof', async () => {
  await using open = await openRecommendation();
  open.daily.set('ldl-cholesterol', [{ day: '2026-06-01', value: 205, count: 1, coverage: 1, sources: ['Laboratory'] }]);
  await open.changed();

  const items = (
    await open.get<{ items: { guideline: string; recommendationId: string; why: string }[] }>('/v1/people/me/recommendations?status=open')
  ).items;
  const found = items.find(({ guideline }) => guideline === 'ldl-very-high');
  const proof = await open.get<{ figures: { values: number[]; sources: string[]; days: string[] }[]; guideline: { condition: string } }>(
    `/v1/people/me/recommendations/${found?.recommendationId}/proof`,
  );

  assert.match(found?.why ?? '', /was 205 mg\/dL; from 190 mg\/dL on/);
  assert.deepEqual(
    proof.figures.map(({ values, days, sources }) => [values, days, sources]),
    [[[205], ['2026-06-01'], ['Laboratory']]],
  );
  assert.match(proof.guideline.condition, /LDL cholesterol of a hundred and ninety and more/);
});

test('a new guideline: what it looks at is read as far back as it goes, though nobody says that it changed', async () => {
  await using open = await openRecommendation();
  open.daily.set(
    'sleep-duration',
    series(60, () => 450),
  );
  open.daily.set('ldl-cholesterol', [{ day: '2025-12-01', value: 205, count: 1, coverage: 1, sources: ['Laboratory'] }]);
  await open.changed(['sleep-duration']);
  const before = await open_(open);
  await open.house.database
    .dbOf('recommendation')
    .many({ text: "update recommendation.person set reads = array_remove(reads, 'ldl-cholesterol')", values: [] });

  await open.changed(['sleep-duration']);

  assert.deepEqual(
    [before, await open_(open)].map((items) => items.map(({ guideline }) => guideline).includes('ldl-very-high')),
    [false, true],
  );
});

test('setRiskMedicines, getRiskMedicines: none is another answer than not told, and what else was told stays', async () => {
  await using open = await openRecommendation();
  const path = '/v1/people/me/risk-medicines';
  const told = { conditions: ['diabetes'], questionnaires: [] };
  const nothing = await open.get(path);

  const statuses = [
    await open.put(path, { medicines: [] }),
    await open.put(PATH, told),
    await open.put(path, { medicines: ['statin'] }),
    await open.put(path, { medicines: ['aspirin'] }),
  ];

  assert.deepEqual([nothing, statuses], [{}, [204, 204, 204, 400]]);
  assert.deepEqual([await open.get(path), await open.get(PATH)], [{ medicines: ['statin'] }, told]);
});
