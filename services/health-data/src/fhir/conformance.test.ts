import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { assertValid } from '../../test/fhir.ts';
import { capabilityStatement } from './capability.ts';
import { DEFINITIONS, definitionOf } from './definitions.ts';
import { clinicalReport } from './resources/clinical.ts';
import { dailyObservation } from './resources/daily.ts';
import { deviceResource } from './resources/device.ts';
import { pressureObservation, sampleObservation } from './resources/measured.ts';
import { patientResource } from './resources/patient.ts';
import { recordObservation } from './resources/records.ts';
import type { StoredRecord } from './resources/stored-record.ts';
import type { Observation } from './types.ts';

const ADA = '0197c0de-0000-7000-8000-000000000001';
const WATCH = '0197c0de-0000-7000-8000-000000000002';
const AT = Date.UTC(2026, 2, 2, 7, 30);
const frame = { personId: ADA, sourceId: WATCH, updatedAt: AT + 1234 };

/** The two pressures are one Observation together. */
const alone = [...METRICS.values()].filter(({ id }) => id !== 'blood-pressure-systolic' && id !== 'blood-pressure-diastolic');
const samples = alone.map((metric) => sampleOf(metric.id, metric.kind === 'interval' ? AT + 60_000 : AT, 1));

function sampleOf(id: string, end: number, context: number): Observation {
  const metric = METRICS.get(id);
  assert.ok(metric !== undefined);
  // A value that the metric can have: the middle of what is plausible.
  const value = Number(((metric.plausible.minimum + metric.plausible.maximum) / 2).toFixed(metric.decimals));
  return sampleObservation(metric, frame, { start: AT, end, value, context, valueMark: 0 });
}

const record = (kind: string, content: Record<string, unknown>, more: Partial<StoredRecord> = {}): StoredRecord => ({
  personId: ADA,
  kind,
  key: 'abcdefghij_-klmnopqrst',
  sourceId: WATCH,
  sourceType: `Type of ${kind}`,
  start: AT,
  end: AT + 3_600_000,
  content,
  updatedAt: AT,
  ...more,
});

const LAB = {
  resourceType: 'Observation',
  id: 'from-the-laboratory',
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '4548-4', display: 'Hemoglobin A1c' }], text: 'HbA1c' },
  effectiveDateTime: '2026-02-11',
  issued: '2026-02-12T10:00:00+01:00',
  valueQuantity: { value: 5.4, comparator: '<', unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
  interpretation: [{ coding: [{ code: 'N' }] }],
  referenceRange: [{ low: { value: 4, unit: '%' }, high: { value: 5.6, unit: '%' }, text: '4.0 - 5.6' }],
};

const RECORDS: readonly StoredRecord[] = [
  record('sleep-stage', { stage: 'deep' }),
  record('workout', {
    type: 'running',
    durationMs: 1_800_000,
    energyKcal: 300,
    distanceM: 5000,
    statistics: [{ metric: 'heart-rate', average: 140, maximum: 171, minimum: 90 }],
    events: [],
    routes: [],
  }),
  record(
    'electrocardiogram',
    { classification: 'Sinus rhythm' },
    { waveform: { rateHz: 512, microvolts: Float32Array.from([1.5, -2.25, 3]) } },
  ),
  record('electrocardiogram', { classification: 'Sinus rhythm' }),
  record('beats', { offsetMs: [0, 812, 1630], beatsPerMinute: [74, 73, 75] }),
  record('beats', { offsetMs: [], beatsPerMinute: [] }),
  record('event', { detail: { value: 'HKCategoryValueNotApplicable' } }),
  record('event', { detail: { value: 'HKCategoryValueMenstrualFlowMedium' }, isReproductive: true }),
  record('activity-summary', {
    detail: { dateComponents: '2026-03-02', activeEnergyBurned: 512.5, unit: 'kcal', nested: { a: [1, 2] }, done: true },
  }),
  record('audiogram', { detail: {} }),
  record('vision', { detail: 'plain words' }),
  record('food', { detail: { members: [{ type: 'x', value: '3' }] } }),
  record('route', { detail: { path: '/workout-routes/a.gpx', points: 12 } }),
  record('unlisted', { detail: { type: 'HKSomethingNew', value: 7 } }),
  record('laboratory-result', {
    detail: {
      printed: '5.4',
      value: 5.4,
      unit: '%',
      ucum: '%',
      metric: 'hba1c',
      name: 'HbA1c',
      loinc: '4548-4',
      referenceRange: '4-6',
      flag: 'H',
      status: 'F',
    },
  }),
  record('laboratory-result', { detail: { printed: 'positive', unit: '', ucum: '', name: 'Antigen', panel: 'x', status: 'odd' } }),
  record('clinical', { detail: LAB }),
  // As DSTU2 wrote it: one category, no array; and things that R4 does not allow.
  record('clinical', {
    detail: {
      resourceType: 'Observation',
      status: 'odd',
      category: { coding: [{ system: 'http://hl7.org/fhir/observation-category', code: 'laboratory' }] },
      code: { text: 'Glucose' },
      valueString: '',
      valueCodeableConcept: { text: 'negative' },
      interpretation: { coding: [{ code: 'L' }] },
      referenceRange: [{ text: '' }],
      component: [{ code: { text: 'part' }, valueQuantity: { value: 1, unit: 'mmol/L', comparator: '~' } }, { valueString: 'no code' }],
      note: [{ text: 'left out' }],
    },
  }),
];

test('conformance: every metric of the vocabulary, measured and daily, is an Observation by the JSON schema of R4', () => {
  const daily = [...METRICS.values()].map((metric) =>
    dailyObservation(metric, ADA, { day: '2026-03-02', value: 12.5, minimum: 1, maximum: 20, n: 9, coverage: 0.4166, updatedAt: AT }),
  );

  for (const observation of [...samples, ...daily]) assertValid(observation);

  assert.equal(samples.length, METRICS.size - 2);
  assert.equal(new Set([...samples, ...daily].map(({ id }) => id)).size, 2 * METRICS.size - 2);
});

test('conformance: every kind of record, pressures, patients, devices, reports and the capability statement are valid', () => {
  const shown = RECORDS.map((one) => recordObservation(one));
  const report = clinicalReport(
    record('clinical', {
      detail: {
        resourceType: 'DiagnosticReport',
        status: 'final',
        category: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0074', code: 'LAB' }] },
        code: { text: 'Blood count' },
        effectiveDateTime: '2026-02-11T08:00:00Z',
        issued: 'not a date',
        result: [{ reference: 'Observation/from-the-laboratory' }, { reference: 'Observation/unknown', display: 'Iron' }, null],
        conclusion: 'As expected.',
      },
    }),
    (original) => (original === 'from-the-laboratory' ? 'our-id' : undefined),
  );
  const others = [
    pressureObservation(frame, { at: AT, systolic: 121, diastolic: 79 }),
    pressureObservation(frame, { at: AT, systolic: undefined, diastolic: 79 }),
    patientResource(ADA, AT, { displayName: 'Ada', birthYear: 1980, sex: 'female', language: 'en' }),
    patientResource(ADA, AT, undefined),
    deviceResource({
      sourceId: WATCH,
      personId: ADA,
      integration: 'apple-health',
      name: 'Watch',
      kind: 'watch',
      model: 'Watch7,1',
      updatedAt: AT,
    }),
    report,
    capabilityStatement('http://aceso.test', new Date(AT)),
  ];

  for (const resource of [...shown, ...others]) assertValid(resource);

  assert.equal(shown.length, RECORDS.length);
  assert.deepEqual(
    new Set(RECORDS.map(({ kind }) => kind)),
    new Set(DEFINITIONS.filter(({ series }) => series === 'record').map(({ name }) => name)),
  );
  assert.deepEqual(
    report?.result?.map(({ reference, identifier }) => reference ?? identifier?.value),
    ['Observation/our-id', 'unknown'],
  );
});

test('conformance: a laboratory result keeps what was printed, and the words that R4 does not know are made unknown', () => {
  const [modern, old] = RECORDS.slice(-2).map((one) => recordObservation(one));

  assert.deepEqual(modern?.valueQuantity, LAB.valueQuantity);
  assert.deepEqual(modern?.referenceRange, LAB.referenceRange);
  assert.deepEqual([modern?.effectiveDateTime, modern?.issued, modern?.status], ['2026-02-11', '2026-02-12T09:00:00Z', 'final']);
  assert.deepEqual([old?.status, old?.valueCodeableConcept?.text, old?.component?.length], ['unknown', 'negative', 1]);
  assert.equal(recordObservation(record('clinical', { detail: { resourceType: 'MedicationRequest' } })), undefined);
});

/** Rules of the profiles of R4 "Vital Signs" beyond the schema: code, UCUM unit. https://hl7.org/fhir/R4/observation-vitalsigns.html */
const PROFILES: Readonly<Record<string, { readonly code: string; readonly units: readonly string[] }>> = {
  heartrate: { code: '8867-4', units: ['/min'] },
  resprate: { code: '9279-1', units: ['/min'] },
  oxygensat: { code: '2708-6', units: ['%'] },
  bodytemp: { code: '8310-5', units: ['Cel', '[degF]'] },
  bodyheight: { code: '8302-2', units: ['cm', '[in_i]'] },
  bodyweight: { code: '29463-7', units: ['g', 'kg', '[lb_av]'] },
  bmi: { code: '39156-5', units: ['kg/m2'] },
};
const VITAL_SIGNS = 'http://hl7.org/fhir/StructureDefinition/';
const codesOf = (concept: { readonly coding?: readonly { readonly system?: string; readonly code?: string }[] }, system: string) =>
  (concept.coding ?? []).filter((one) => one.system === system).map(({ code }) => code);

test('conformance: what claims a vital signs profile keeps its rules, and each profile is claimed', () => {
  const claimed = new Set<string>();
  for (const observation of samples.filter(({ meta }) => meta.profile !== undefined)) {
    const categories = observation.category.flatMap((one) => codesOf(one, 'http://terminology.hl7.org/CodeSystem/observation-category'));
    assert.deepEqual(categories, ['vital-signs']);
    assert.equal(observation.subject.reference, `Patient/${ADA}`);
    assert.match(observation.effectiveDateTime ?? observation.effectivePeriod?.start ?? '', /^\d{4}-\d{2}-\d{2}/);
    assert.equal(observation.valueQuantity?.system, 'http://unitsofmeasure.org');
    assert.ok(observation.meta.profile?.includes(`${VITAL_SIGNS}vitalsigns`));
    for (const profile of observation.meta.profile ?? []) {
      const rules = PROFILES[profile.replace(VITAL_SIGNS, '')];
      if (rules === undefined) continue;
      claimed.add(profile.replace(VITAL_SIGNS, ''));
      assert.ok(codesOf(observation.code, 'http://loinc.org').includes(rules.code), profile);
      assert.ok(rules.units.includes(observation.valueQuantity?.code ?? ''), profile);
    }
  }
  assert.deepEqual([...claimed].toSorted(), Object.keys(PROFILES).toSorted());
});

test('conformance: blood pressure is a panel with two components, and one that is missing says so', () => {
  const both = pressureObservation(frame, { at: AT, systolic: 121, diastolic: 79 });
  const half = pressureObservation(frame, { at: AT, systolic: 121, diastolic: undefined });

  assert.deepEqual(codesOf(both.code, 'http://loinc.org'), ['85354-9']);
  assert.deepEqual(
    both.component?.map(({ code, valueQuantity }) => [codesOf(code, 'http://loinc.org')[0], valueQuantity?.value, valueQuantity?.code]),
    [
      ['8480-6', 121, 'mm[Hg]'],
      ['8462-4', 79, 'mm[Hg]'],
    ],
  );
  assert.deepEqual(half.component?.[1]?.dataAbsentReason?.coding?.[0]?.code, 'unknown');
  assert.equal(both.id, half.id);
  assert.notEqual(both.meta.versionId, half.meta.versionId);
});

test('conformance: steps of a day and steps of any time have codes of their own', () => {
  assert.deepEqual(codesOf(definitionOf('sample', 'step-count').code, 'http://loinc.org'), ['55423-8']);
  assert.deepEqual(codesOf(definitionOf('daily', 'step-count').code, 'http://loinc.org'), ['41950-7']);
});
