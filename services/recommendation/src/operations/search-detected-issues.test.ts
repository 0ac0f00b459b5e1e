import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { dataAccessed } from '@aceso/contracts/access';
import type { TestPrincipal, TestReply } from '@aceso/kit/testing';
import { person } from '@aceso/kit/testing';
import { assertValid } from '@aceso/kit/testing/fhir';
import { CLINIC_ACCOUNT, openClinic } from '../../test/clinic.ts';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { series } from '../../test/series.ts';

interface Bundle {
  readonly total?: number;
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly { readonly resource: Resource }[];
}
// Tests look at whatever field they name.
type Resource = { readonly id: string; readonly resourceType: string; readonly status: string } & Record<string, unknown>;

const ask = (
  open: OpenRecommendation,
  path: string,
  more: { readonly as?: TestPrincipal; readonly headers?: Record<string, string> } = {},
): Promise<TestReply> => open.house.ask('recommendation', { as: open.ada, path: `/fhir/R4/${path}`, ...more });

interface CodedConcept {
  readonly coding: readonly { readonly system: string; readonly code: string }[];
}

async function search(
  open: OpenRecommendation,
  path: string,
  as: TestPrincipal = open.ada,
): Promise<Bundle & { readonly found: readonly Resource[] }> {
  const reply = await ask(open, path, { as });
  assert.equal(reply.status, 200, reply.text);
  assert.match(String(reply.headers['content-type']), /^application\/fhir\+json/);
  const bundle = reply.json() as unknown as Bundle;
  assertValid(bundle);
  return { ...bundle, found: (bundle.entry ?? []).map(({ resource }) => resource) };
}

async function withTwo(): Promise<OpenRecommendation> {
  const open = await openRecommendation();
  open.daily.set(
    'sleep-duration',
    series(60, () => 350),
  );
  open.daily.set(
    'blood-pressure-systolic',
    series(60, (ago) => (ago % 2 === 0 ? 142 : undefined)),
  );
  open.daily.set(
    'blood-pressure-diastolic',
    series(60, (ago) => (ago % 2 === 0 ? 91 : undefined)),
  );
  await open.changed();
  return open;
}

const taken = async (open: OpenRecommendation, kind: 'accept' | 'done'): Promise<string> => {
  const { items } = await open.get<{ items: { recommendationId: string }[] }>('/v1/people/me/recommendations?status=open');
  const { recommendationId = '' } = items[0] ?? {};
  await open.post(`/v1/people/me/recommendations/${recommendationId}/feedback`, { kind });
  return recommendationId;
};

test('searchDetectedIssues: what stands out is valid R4, with severity, period, figures and the address of its proof', async () => {
  await using open = await withTwo();

  const { found, total } = await search(open, 'DetectedIssue?_total=accurate');
  const [first] = found;
  const one = await ask(open, `DetectedIssue/${first?.id}`);
  const again = await ask(open, `DetectedIssue/${first?.id}`, { headers: { 'if-none-match': String(one.headers['etag']) } });

  assert.ok(found.length >= 2);
  assert.equal(total, found.length);
  assertValid(one.json());
  assert.deepEqual([one.json(), again.status], [first, 304]);
  for (const issue of found) {
    assert.match(
      String(issue['reference']),
      new RegExp(`^http://aceso\\.test/v1/people/${open.ada.personId}/insights/[0-9a-f-]{36}/proof$`),
    );
    assert.deepEqual(issue['patient'], { reference: `Patient/${open.ada.personId}` });
    assert.ok((issue['evidence'] as unknown[]).length > 0);
  }
  const pressure = found.find(({ severity }) => severity !== 'low');
  assert.ok(pressure !== undefined, 'blood pressure over the limit is more than a suggestion');
});

test('searchDetectedIssues: searched by code, id and page, also by a form, and by nothing that is not known', async () => {
  await using open = await withTwo();
  const { found } = await search(open, 'DetectedIssue');
  const [code = assert.fail()] = (found[0]?.['code'] as CodedConcept | undefined)?.coding ?? [];

  const byCode = await search(open, `DetectedIssue?code=${code.system}|${code.code}`);
  const byOther = await search(open, 'DetectedIssue?code=none');
  const page = await search(open, 'DetectedIssue?_count=1');
  const next = page.link.find(({ relation }) => relation === 'next')?.url.replace('http://aceso.test/fhir/R4/', '') ?? '';
  const second = await search(open, next);
  const form = await open.house.ask('recommendation', {
    as: open.ada,
    path: '/fhir/R4/DetectedIssue/_search',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `_id=${found[0]?.id}`,
  });
  const refused = await ask(open, 'DetectedIssue?colour=red');

  assert.ok(byCode.found.length > 0 && byCode.found.every((one) => JSON.stringify(one).includes(code.code)));
  assert.deepEqual([byOther.found, page.found.map(({ id }) => id), second.found[0]?.id], [[], [found[0]?.id], found[1]?.id]);
  assert.deepEqual(
    (form.json() as unknown as Bundle).entry?.map(({ resource }) => resource.id),
    [found[0]?.id],
    form.text,
  );
  assert.deepEqual([refused.status, refused.json()['resourceType']], [400, 'OperationOutcome']);
  assertValid(refused.json());
});

test('searchCarePlans: what was taken up is an active plan, what was done a completed one, and what is merely open none', async () => {
  await using open = await withTwo();
  const none = await search(open, 'CarePlan');

  const accepted = await taken(open, 'accept');
  const done = await taken(open, 'done');
  const { found } = await search(open, 'CarePlan');
  const active = await search(open, 'CarePlan?status=active');
  const one = await ask(open, `CarePlan/${active.found[0]?.id}`);
  const form = await open.house.ask('recommendation', {
    as: open.ada,
    path: '/fhir/R4/CarePlan/_search',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'status=completed',
  });

  const idOf = (id: string): string => `${open.ada.personId}${id}`.replaceAll('-', '');
  assert.deepEqual(none.found, []);
  assert.deepEqual(
    new Map(found.map(({ id, status }) => [id, status])),
    new Map([
      [idOf(accepted), 'active'],
      [idOf(done), 'completed'],
    ]),
  );
  assert.deepEqual(one.json(), active.found[0]);
  assert.deepEqual(
    (form.json() as unknown as Bundle).entry?.map(({ resource }) => resource.id),
    [idOf(done)],
  );
  const issues = new Set((await search(open, 'DetectedIssue')).found.map(({ id }) => `DetectedIssue/${id}`));
  const info = active.found[0]?.['supportingInfo'] as { reference: string }[];
  assert.ok(info.length > 0 && info.every(({ reference }) => issues.has(reference)), 'a plan names what it rests on');
});

test('readDetectedIssue and readCarePlan: only with the scope, only of oneself or of who shares, and whoever looks is in the access log', async () => {
  await using open = await withTwo();
  await taken(open, 'accept');
  const clinic = await openClinic(open);
  const clinician: TestPrincipal = { subject: CLINIC_ACCOUNT, roles: ['clinician'], sessionId: randomUUID() };
  const [issue, plan] = [(await search(open, 'DetectedIssue')).found[0]?.id, (await search(open, 'CarePlan')).found[0]?.id];
  const statusOf = async (path: string, as: TestPrincipal): Promise<number> => (await ask(open, path, { as })).status;
  const smart = (...scopes: string[]): TestPrincipal => ({ ...open.ada, scopes });
  const of = `patient=${open.ada.personId}`;

  const before = [
    await statusOf(`DetectedIssue/${issue}`, clinician),
    await statusOf(`CarePlan?${of}`, clinician),
    await statusOf(`CarePlan/${plan}`, person()),
  ];
  await clinic.share();
  const after = [await statusOf(`DetectedIssue/${issue}`, clinician), await statusOf(`CarePlan?${of}`, clinician)];

  assert.deepEqual(
    [before, after],
    [
      [404, 403, 404],
      [200, 200],
    ],
  );
  assert.deepEqual(
    [
      await statusOf(`DetectedIssue/${issue}`, smart('patient/DetectedIssue.r')),
      await statusOf(`CarePlan/${plan}`, smart('patient/DetectedIssue.rs')),
      await statusOf('CarePlan', smart('patient/CarePlan.s')),
      await statusOf('DetectedIssue', smart('patient/Observation.rs')),
      await statusOf('DetectedIssue/nonsense', open.ada),
    ],
    [200, 403, 200, 403, 404],
  );
  const accesses = await open.house.events.all(dataAccessed);
  assert.deepEqual(
    accesses.map(({ payload }) => [payload.subject, payload.operation]),
    [
      [CLINIC_ACCOUNT, 'recommendation.readDetectedIssue'],
      [CLINIC_ACCOUNT, 'recommendation.searchCarePlans'],
    ],
  );
});
