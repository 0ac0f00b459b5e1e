import type { CodeableConcept, Coding } from '@aceso/kit/fhir';
import { METRICS, type Metric } from '@aceso/contracts/vocabulary';
import { AGGREGATION, DAILY, DATA_CATEGORY, LOINC, MEASURED, OBSERVATION_CATEGORY, SERIES, VOCABULARY } from './systems.ts';
import { concept } from './values.ts';

/** Two pressures that were taken together are one Observation (LOINC 85354-9), as the vital signs profile has it. */
export const BLOOD_PRESSURE = 'blood-pressure';
export const [SYSTOLIC, DIASTOLIC] = ['blood-pressure-systolic', 'blood-pressure-diastolic'] as const;

/** Share category of what a laboratory or clinic has sent, and of everything else that such records hold. */
export const [LABORATORY, CLINICAL] = ['laboratory', 'clinical'] as const;
/** Needs a consent, and so a scope, of its own. */
export const REPRODUCTIVE = 'reproductive';

/** One kind of Observation: what is constant about it, so that a search can tell beforehand which kinds it may find. */
export interface Definition {
  readonly series: 'sample' | 'pressure' | 'daily' | 'record';
  /** Metric, `blood-pressure`, or kind of record. */
  readonly name: string;
  readonly metric: Metric | undefined;
  /** Category of data for shares and consents; records of some kinds tell it each for itself. */
  readonly dataCategory: string;
  readonly code: CodeableConcept;
  readonly category: readonly CodeableConcept[];
  readonly tag: readonly Coding[];
  readonly profile: readonly string[];
  /** True when code and category are the record's own: they must be looked at one by one. */
  readonly isVaried: boolean;
}

const PROFILE = 'http://hl7.org/fhir/StructureDefinition/';
/** Profiles of FHIR R4, "Vital Signs". */
const VITAL_SIGN_PROFILES: Readonly<Record<string, string>> = {
  'heart-rate': 'heartrate',
  'respiratory-rate': 'resprate',
  'oxygen-saturation': 'oxygensat',
  'body-temperature': 'bodytemp',
  height: 'bodyheight',
  'body-mass': 'bodyweight',
  'body-mass-index': 'bmi',
  [BLOOD_PRESSURE]: 'bp',
};
const VITAL_SIGNS = new Set([
  ...Object.keys(VITAL_SIGN_PROFILES),
  SYSTOLIC,
  DIASTOLIC,
  'resting-heart-rate',
  'walking-heart-rate-average',
  'heart-rate-variability-sdnn',
  'heart-rate-variability-rmssd',
  'basal-body-temperature',
  'wrist-temperature',
  'skin-temperature',
]);
/** The profile asks for 2708-6 whatever the way of measuring; 59408-5 says that it was pulse oximetry. */
const MORE_CODES: Readonly<Record<string, readonly string[]>> = { 'oxygen-saturation': ['2708-6'] };
/** LOINC tells an amount over any time (55423-8) from that of a whole day. */
const DAILY_CODES: Readonly<Record<string, string>> = { 'step-count': '41950-7' };
const BY_FAMILY: Readonly<Record<string, string>> = {
  activity: 'activity',
  sleep: 'activity',
  nutrition: 'social-history',
  environment: 'social-history',
  mind: 'survey',
  glucose: 'laboratory',
  laboratory: 'laboratory',
  respiration: 'procedure',
};

const categoryOf = (name: string, family: string): string => (VITAL_SIGNS.has(name) ? 'vital-signs' : (BY_FAMILY[family] ?? 'exam'));
const categories = (code: string, dataCategory: string): readonly CodeableConcept[] => [
  { coding: [{ system: OBSERVATION_CATEGORY, code }] },
  { coding: [{ system: DATA_CATEGORY, code: dataCategory }] },
];
const tagged = (code: string): readonly Coding[] => [{ system: SERIES, code }];
const profilesOf = (name: string): readonly string[] =>
  VITAL_SIGNS.has(name)
    ? [`${PROFILE}vitalsigns`, ...(VITAL_SIGN_PROFILES[name] === undefined ? [] : [`${PROFILE}${VITAL_SIGN_PROFILES[name]}`])]
    : [];

function codeOf(metric: Metric, loinc: readonly string[]): CodeableConcept {
  return {
    coding: [...loinc.map((code) => ({ system: LOINC, code })), { system: VOCABULARY, code: metric.id, display: metric.name }],
    text: metric.name,
  };
}

const loincOf = (metric: Metric): readonly string[] => [
  ...(MORE_CODES[metric.id] ?? []),
  ...(metric.loinc === undefined ? [] : [metric.loinc]),
];

function ofMetric(metric: Metric, series: 'sample' | 'daily'): Definition {
  const daily = series === 'daily' ? DAILY_CODES[metric.id] : undefined;
  return {
    series,
    name: metric.id,
    metric,
    dataCategory: metric.category,
    code: codeOf(metric, daily === undefined ? loincOf(metric) : [daily]),
    category: categories(categoryOf(metric.id, metric.family), metric.category),
    tag: tagged(series === 'daily' ? DAILY : MEASURED),
    profile: profilesOf(metric.id),
    isVaried: false,
  };
}

const ofRecord = (name: string, dataCategory: string, category: string, code: CodeableConcept, isVaried = false): Definition => ({
  series: 'record',
  name,
  metric: undefined,
  dataCategory,
  code,
  category: categories(category, dataCategory),
  tag: tagged(MEASURED),
  profile: [],
  isVaried,
});

const named = (code: string, display: string, ...loinc: readonly string[]): CodeableConcept => ({
  coding: [...loinc.map((one) => ({ system: LOINC, code: one })), { system: VOCABULARY, code, display }],
  text: display,
});

const all = [...METRICS.values()];
const isPressure = ({ id }: Metric): boolean => id === SYSTOLIC || id === DIASTOLIC;

/** Every kind of Observation that there can be. */
export const DEFINITIONS: readonly Definition[] = [
  ...all.filter((metric) => !isPressure(metric)).map((metric) => ofMetric(metric, 'sample')),
  {
    series: 'pressure',
    name: BLOOD_PRESSURE,
    metric: undefined,
    dataCategory: BLOOD_PRESSURE,
    code: named(BLOOD_PRESSURE, 'Blood pressure', '85354-9'),
    category: categories('vital-signs', BLOOD_PRESSURE),
    tag: tagged(MEASURED),
    profile: profilesOf(BLOOD_PRESSURE),
    isVaried: false,
  },
  ofRecord('sleep-stage', 'sleep', 'activity', named('sleep-stage', 'Sleep stage')),
  ofRecord('workout', 'activity', 'activity', named('workout', 'Workout', '73985-4')),
  ofRecord('electrocardiogram', 'heart', 'procedure', named('electrocardiogram', 'Electrocardiogram', '11524-6')),
  ofRecord('beats', 'heart', 'procedure', named('beats', 'Heart beats')),
  ofRecord('activity-summary', 'activity', 'activity', named('activity-summary', 'Activity of a day')),
  ofRecord('audiogram', 'environment', 'exam', named('audiogram', 'Audiogram')),
  ofRecord('vision', 'body', 'exam', named('vision', 'Vision')),
  ofRecord('food', 'nutrition', 'social-history', named('food', 'Food')),
  ofRecord('route', 'activity', 'activity', named('route', 'Route of a workout')),
  ofRecord('event', CLINICAL, 'survey', named('event', 'Event'), true),
  ofRecord('unlisted', CLINICAL, 'survey', named('unlisted', 'Other reading'), true),
  ofRecord('laboratory-result', LABORATORY, 'laboratory', named('laboratory-result', 'Laboratory result'), true),
  ofRecord('clinical', CLINICAL, 'laboratory', named('clinical', 'Clinical record'), true),
  ...all.map((metric) => ofMetric(metric, 'daily')),
];

const BY_NAME = new Map(DEFINITIONS.map((definition) => [`${definition.series}|${definition.name}`, definition]));

/** The definition of a series and name. Throws for what is not in the list. */
export function definitionOf(series: Definition['series'], name: string): Definition {
  const found = BY_NAME.get(`${series}|${name}`);
  if (found === undefined) throw new RangeError(`there is no ${series} ${name}`);
  return found;
}

/** Every category of data that something here can have. */
export const DATA_CATEGORIES: readonly string[] = [
  ...new Set([...DEFINITIONS.map(({ dataCategory }) => dataCategory), LABORATORY, REPRODUCTIVE]),
].toSorted();

/** LOINC codes that name daily values alone: asking for one is asking for daily values. */
export const DAILY_ONLY_CODES: ReadonlySet<string> = new Set(Object.values(DAILY_CODES));

/** How the daily value of a metric comes of what was measured. */
export const methodOf = (metric: Metric): CodeableConcept =>
  concept(AGGREGATION, metric.aggregation, `Value of the day after merging sources (${metric.aggregation})`);

/** The first metric that has a code is the one that is meant; codes of other methods come after those of the quantity itself. */
const METRIC_BY_LOINC = new Map(
  [
    ...all.flatMap((metric) => loincOf(metric).map((code) => [code, metric] as const)),
    ...all.flatMap((metric) => (metric.alsoLoinc ?? []).map((code) => [code, metric] as const)),
  ].toReversed(),
);

/** Metric that a coding of an Observation means: our own id, or LOINC. Daily totals are no samples. */
export function metricOfCodings(codings: readonly Coding[]): Metric | undefined {
  for (const { system, code = '' } of codings) {
    const metric = system === VOCABULARY ? METRICS.get(code) : system === LOINC ? METRIC_BY_LOINC.get(code) : undefined;
    if (metric !== undefined) return metric;
  }
  return undefined;
}
