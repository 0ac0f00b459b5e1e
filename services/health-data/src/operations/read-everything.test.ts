import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frozenClock, person } from '@aceso/kit/testing';
import { exportXml, heartRateMinutes, record } from '../../test/export-xml.ts';
import { assertValid, fhir, resources, type Bundle } from '../../test/fhir.ts';
import { openHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';

const SLEEP = (stage: string, start: string, end: string): string =>
  `<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" creationDate="${end}" startDate="${start}" endDate="${end}" value="HKCategoryValueSleepAnalysis${stage}"/>`;
const WORKOUT =
  '<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="30" durationUnit="min" sourceName="Watch" creationDate="2026-03-02 18:30:00 +0000" startDate="2026-03-02 18:00:00 +0000" endDate="2026-03-02 18:30:00 +0000"/>';

test('readEverything: one valid Bundle with the person, the devices, what was measured, records and daily values', async () => {
  await using open = await openHealthData({ timeZone: 'UTC', now: frozenClock('2026-06-01T08:00:00Z') });
  await importFile(
    open,
    'export.xml',
    exportXml(
      ...heartRateMinutes(300),
      SLEEP('AsleepDeep', '2026-03-01 23:00:00 +0000', '2026-03-02 01:00:00 +0000'),
      SLEEP('AsleepREM', '2026-03-02 01:00:00 +0000', '2026-03-02 06:00:00 +0000'),
      WORKOUT,
      record('HKQuantityTypeIdentifierStepCount', '2026-03-02 08:00:00 +0000', '2026-03-02 08:10:00 +0000', '900', 'count'),
    ),
  );

  const reply = await fhir(open, `Patient/${open.ada.personId}/$everything`);
  const bundle = reply.json<Bundle>();
  const since = (await fhir(open, `Patient/${open.ada.personId}/$everything?_since=2100-01-01T00:00:00Z`)).json<Bundle>();
  const evening = (
    await fhir(open, `Patient/${open.ada.personId}/$everything?_type=Observation&start=2026-03-02T12:00:00Z`)
  ).json<Bundle>();
  const stranger = await fhir(open, `Patient/${open.ada.personId}/$everything`, { as: person() });

  assert.equal(reply.status, 200, reply.text.slice(0, 300));
  assertValid(bundle);
  const all = resources(bundle);
  assert.equal(new Set(all.map(({ resourceType, id }) => `${resourceType}/${id}`)).size, all.length);
  assert.deepEqual(
    all.slice(0, 1).map(({ resourceType }) => resourceType),
    ['Patient'],
  );
  const texts = Map.groupBy(
    all.filter(({ resourceType }) => resourceType === 'Observation'),
    ({ code }) => (code as { text: string }).text,
  );
  assert.equal(texts.get('Heart rate')?.length, 301);
  assert.deepEqual(
    texts.get('Sleep stage')?.map(({ valueCodeableConcept }) => (valueCodeableConcept as { coding: { code: string }[] }).coding[0]?.code),
    ['deep', 'rem'],
  );
  assert.deepEqual(
    texts.get('Workout')?.map(({ valueCodeableConcept }) => (valueCodeableConcept as { coding: { code: string }[] }).coding[0]?.code),
    ['running'],
  );
  assert.equal((texts.get('Sleep')?.[0]?.['valueQuantity'] as { value: number } | undefined)?.value, 420);
  assert.deepEqual(
    resources(since).map(({ resourceType }) => resourceType),
    ['Patient'],
  );
  assert.ok(
    resources(evening).length < all.length / 10 && resources(evening).some(({ code }) => (code as { text: string }).text === 'Workout'),
  );
  assert.equal(stranger.status, 404);
});

test('readEverything: what the advisor found, planned and worked out is in, by type and by time', async () => {
  await using open = await openHealthData({ timeZone: 'UTC', now: frozenClock('2026-06-01T08:00:00Z') });
  const base = (resourceType: string, letter: string, lastUpdated: string) => ({
    resourceType,
    id: letter.repeat(64),
    meta: { versionId: '1', lastUpdated },
    patient: undefined,
  });
  const patient = { reference: `Patient/${open.ada.personId}` };
  const { patient: _none, ...issue } = base('DetectedIssue', 'a', '2026-05-01T00:00:00.000Z');
  const { patient: _noneEither, ...risk } = base('RiskAssessment', 'b', '2026-05-20T00:00:00.000Z');
  open.advice.set('DetectedIssue', [
    { ...issue, status: 'final', severity: 'low', patient, identifiedPeriod: { start: '2026-03-01', end: '2026-03-09' } },
  ] as never); // FHIR's own fields are beside those that the contract names.
  open.advice.set('RiskAssessment', [{ ...risk, status: 'final', subject: patient, occurrenceDateTime: '2026-05-10' }] as never);
  const { patient: _noneAgain, ...given } = base('QuestionnaireResponse', 'c', '2026-05-12T00:00:00.000Z');
  open.advice.set('QuestionnaireResponse', [
    { ...given, status: 'completed', subject: patient, authored: '2026-05-12T00:00:00.000Z' },
  ] as never);
  const typesOf = async (query: string): Promise<readonly string[]> => {
    const reply = await fhir(open, `Patient/${open.ada.personId}/$everything${query}`);
    assert.equal(reply.status, 200, reply.text);
    const bundle = reply.json<Bundle>();
    assertValid(bundle);
    return resources(bundle).map(({ resourceType }) => resourceType);
  };

  assert.deepEqual(await typesOf(''), ['Patient', 'DetectedIssue', 'RiskAssessment', 'QuestionnaireResponse']);
  assert.deepEqual(await typesOf('?_type=RiskAssessment,CarePlan'), ['RiskAssessment']);
  assert.deepEqual(await typesOf('?_type=DetectedIssue,RiskAssessment&start=2026-04-01'), ['RiskAssessment']);
  assert.deepEqual(await typesOf('?_type=QuestionnaireResponse&start=2026-05-12&end=2026-05-12'), ['QuestionnaireResponse']);
  assert.deepEqual(await typesOf('?_type=QuestionnaireResponse&start=2026-05-13'), []);
  assert.deepEqual(await typesOf('?_type=DetectedIssue,RiskAssessment&_since=2026-05-10T00:00:00Z'), ['RiskAssessment']);
});
