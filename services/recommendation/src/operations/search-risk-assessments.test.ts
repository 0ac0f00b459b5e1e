import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestPrincipal, TestReply } from '@aceso/kit/testing';
import { person, service } from '@aceso/kit/testing';
import { assertValid } from '@aceso/kit/testing/fhir';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { series } from '../../test/series.ts';

interface Risk {
  readonly id: string;
  readonly resourceType: string;
  readonly method: { readonly text: string };
  readonly basis: readonly { readonly display: string }[];
  readonly prediction: readonly { readonly probabilityDecimal: number; readonly rationale: string }[];
}
interface Bundle {
  readonly entry?: readonly { readonly resource: Risk }[];
}

const ask = (open: OpenRecommendation, path: string, as: TestPrincipal = open.ada): Promise<TestReply> =>
  open.house.ask('recommendation', { as, path: `/fhir/R4/${path}` });

async function risksOf(open: OpenRecommendation, query = ''): Promise<readonly Risk[]> {
  const reply = await ask(open, `RiskAssessment${query}`);
  assert.equal(reply.status, 200, reply.text);
  const bundle = reply.json() as unknown as Bundle;
  assertValid(bundle);
  return (bundle.entry ?? []).map(({ resource }) => resource);
}

async function withLaboratory(): Promise<OpenRecommendation> {
  const open = await openRecommendation();
  await open.changeProfile({ country: 'DE' });
  open.daily.set(
    'blood-pressure-systolic',
    series(60, (ago) => (ago % 6 === 0 ? 128 : undefined)),
  );
  open.daily.set(
    'total-cholesterol',
    series(30, (ago) => (ago === 20 ? 210 : undefined)),
  );
  open.daily.set(
    'hdl-cholesterol',
    series(30, (ago) => (ago === 20 ? 52 : undefined)),
  );
  await open.changed();
  return open;
}

const tell = async (open: OpenRecommendation, body: object): Promise<void> => {
  await open.house.ask('recommendation', {
    as: open.ada,
    method: 'PUT',
    path: '/v1/people/me/background',
    body: { conditions: [], questionnaires: [], ...body },
  });
  await open.changed();
};

test('searchRiskAssessments: nothing before the person told what the equation needs, then one valid R4 resource that says for whom it was made', async () => {
  await using open = await withLaboratory();
  const before = await risksOf(open);

  await tell(open, { smoking: { status: 'never' } });
  const [risk = assert.fail('a risk was expected')] = await risksOf(open);
  const one = await ask(open, `RiskAssessment/${risk.id}`);

  assert.deepEqual(before, []);
  assertValid(one.json());
  assert.deepEqual(one.json(), risk);
  assert.match(risk.method.text, /^SCORE2.*doi 10\.1093/);
  assert.match(risk.prediction[0]?.rationale ?? '', /People of 40 to 69 years in Europe.*C-index/);
  assert.ok((risk.prediction[0]?.probabilityDecimal ?? 0) > 0);
  assert.ok(
    risk.basis.some(({ display }) => /^Systolic.*128 mm\[Hg\], mean of \d+ days/.test(display)),
    JSON.stringify(risk.basis),
  );
  assert.deepEqual([(await risksOf(open, '?method=score2')).length, (await risksOf(open, '?method=prevent')).length], [1, 0]);
});

test('searchRiskAssessments: none for whom the equation was not made, none of a stranger, none while the advisor is off', async () => {
  await using open = await withLaboratory();
  await tell(open, { smoking: { status: 'never' }, conditions: ['cardiovascular-disease'] });
  const excluded = await risksOf(open);
  await tell(open, { smoking: { status: 'never' } });
  const [risk] = await risksOf(open);
  const stranger = await ask(open, `RiskAssessment/${risk?.id}`, person());
  const form = await open.house.ask('recommendation', {
    as: open.ada,
    path: '/fhir/R4/RiskAssessment/_search',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'method=score2',
  });

  await open.house.ask('recommendation', { as: open.ada, method: 'PUT', path: '/v1/people/me/advisor', body: { enabled: false } });

  assert.deepEqual([excluded, stranger.status, await risksOf(open)], [[], 404, []]);
  assert.equal((form.json() as unknown as Bundle).entry?.length, 1);
});

test('listFhirResources: the same resources for everything and for exports, only for health-data itself', async () => {
  await using open = await withLaboratory();
  await tell(open, { smoking: { status: 'never' } });
  const path = `/v1/people/${open.ada.personId}/fhir-resources/RiskAssessment`;

  const reply = await open.house.ask('recommendation', { as: service('health-data'), path });
  const own = await open.house.ask('recommendation', { as: open.ada, path });
  const other = await open.house.ask('recommendation', { as: service('notification'), path });

  assert.deepEqual((reply.json() as { items: unknown }).items, await risksOf(open));
  assert.deepEqual([own.status, other.status], [403, 403]);
});

test('searchRiskAssessments: in the United States PREVENT, once the person told of medicines, with 10 and 30 years', async () => {
  await using open = await withLaboratory();
  open.daily.set(
    'egfr',
    series(30, (ago) => (ago === 20 ? 88 : undefined)),
  );
  open.daily.set(
    'body-mass',
    series(30, () => 70),
  );
  await open.changeProfile({ country: 'US', heightCm: 170 });
  await open.changed();
  await tell(open, { smoking: { status: 'never' } });
  const before = await risksOf(open);

  await open.put('/v1/people/me/risk-medicines', { medicines: [] });
  const [risk = assert.fail('a risk was expected')] = await risksOf(open);

  assert.deepEqual(before, []);
  assert.match(risk.method.text, /^AHA PREVENT/);
  assert.equal(risk.prediction.length, 6);
  assert.ok(risk.prediction.every(({ rationale }) => /0\.794 \(women\) and 0\.757 \(men\)/.test(rationale)));
});
