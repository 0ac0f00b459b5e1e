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
  readonly prediction: readonly {
    readonly probabilityDecimal?: number;
    readonly qualitativeRisk?: { readonly text: string };
    readonly rationale: string;
  }[];
}
interface Bundle {
  readonly entry?: readonly { readonly resource: Risk; readonly search: { readonly mode: string } }[];
}

const ask = (open: OpenRecommendation, path: string, as: TestPrincipal = open.ada): Promise<TestReply> =>
  open.house.ask('recommendation', { as, path: `/fhir/R4/${path}` });

async function bundleOf(open: OpenRecommendation, query = ''): Promise<Bundle> {
  const reply = await ask(open, `RiskAssessment${query}`);
  assert.equal(reply.status, 200, reply.text);
  const bundle = reply.json() as unknown as Bundle;
  assertValid(bundle);
  return bundle;
}
const found = ({ entry = [] }: Bundle): readonly Risk[] =>
  entry.flatMap(({ resource, search: { mode } }) => (mode === 'match' ? [resource] : []));
const risksOf = async (open: OpenRecommendation, query = ''): Promise<readonly Risk[]> => found(await bundleOf(open, query));

/** Why equations say nothing, by their codes. */
async function reasonsOf(open: OpenRecommendation, query = ''): Promise<Readonly<Record<string, string>>> {
  const { entry = [] } = await bundleOf(open, query);
  const outcomes = entry.filter(({ search: { mode } }) => mode === 'outcome').map(({ resource }) => resource as unknown as Outcome);
  return Object.fromEntries(
    outcomes.flatMap(({ issue }) => issue.map(({ details, diagnostics }) => [details.coding[0]?.code, diagnostics])),
  );
}
interface Outcome {
  readonly issue: readonly { readonly details: { readonly coding: readonly { readonly code: string }[] }; readonly diagnostics: string }[];
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
  assert.equal(found(form.json() as unknown as Bundle).length, 1);
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

test('searchRiskAssessments: beside what was found stands why the other equations say nothing, once', async () => {
  await using open = await withLaboratory();
  await tell(open, { smoking: { status: 'never' } });

  const all = await reasonsOf(open);
  const [counted, next] = await Promise.all([bundleOf(open, '?_summary=count'), bundleOf(open, `?_cursor=${'0'.repeat(64)}`)]);

  assert.deepEqual(Object.keys(all).toSorted(), ['fib-4', 'findrisc', 'kdigo', 'prevent', 'score2-diabetes', 'score2-op']);
  assert.match(all['prevent'] ?? '', /United States/);
  assert.match(all['fib-4'] ?? '', /AST, ALT and platelets/);
  assert.equal(counted.entry, undefined);
  assert.deepEqual(
    next.entry?.map(({ search: { mode } }) => mode),
    ['match'],
  );
});

test('setRiskFactors, getRiskFactors: what was told opens FINDRISC, whose share is not told, only its points', async () => {
  await using open = await withLaboratory();
  open.daily.set(
    'body-mass',
    series(30, () => 80),
  );
  open.daily.set(
    'waist-circumference',
    series(30, (ago) => (ago === 3 ? 95 : undefined)),
  );
  await open.changeProfile({ heightCm: 170 });
  await open.changed();
  await tell(open, {});
  await open.put('/v1/people/me/risk-medicines', { medicines: [] });
  const factors = { activeDaily: true, vegetablesDaily: false, highGlucoseEver: true, familyDiabetes: 'none' };

  const before = await open.get('/v1/people/me/risk-factors');
  const status = await open.put('/v1/people/me/risk-factors', factors);
  const [risk = assert.fail('a risk was expected')] = await risksOf(open, '?method=findrisc');

  assert.deepEqual([before, status, await open.get('/v1/people/me/risk-factors')], [{}, 204, factors]);
  assert.deepEqual(
    risk.prediction.map(({ probabilityDecimal, qualitativeRisk }) => [probabilityDecimal, qualitativeRisk?.text]),
    // 42 years 0, BMI 27.7 1, waist over 88 cm 4, no vegetables 1, high glucose 5.
    [[undefined, 'slightly elevated, 11 of 26 points']],
  );
  assert.equal(await open.put('/v1/people/me/risk-factors', { familyDiabetes: 'cousin' }), 400);
});

test('listRiskEquations: which fit and why the others do not, for whom may see findings, without any figure', async () => {
  await using open = await withLaboratory();
  await tell(open, { smoking: { status: 'never' } });
  const list = async (as: TestPrincipal = open.ada): Promise<TestReply> =>
    await open.house.ask('recommendation', { as, path: `/v1/people/${open.ada.personId}/risk-equations` });

  const { items } = (await list()).json() as { items: { method: string; isAssessed: boolean; reason?: string }[] };
  const stranger = await list(person());
  await open.put('/v1/people/me/advisor', { enabled: false });
  const off = (await list()).json() as { items: { reason?: string }[] };

  assert.deepEqual(
    items.filter(({ isAssessed }) => isAssessed).map(({ method }) => method),
    ['score2'],
  );
  assert.ok(items.every(({ isAssessed, reason }) => isAssessed === (reason === undefined)));
  assert.equal(stranger.status, 403);
  assert.ok(off.items.length === items.length && off.items.every(({ reason }) => reason === 'the advisor is off'));
});
