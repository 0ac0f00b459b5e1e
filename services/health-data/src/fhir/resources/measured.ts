import { CONTEXT, type Metric } from '@aceso/contracts/vocabulary';
import { definitionOf, DIASTOLIC, SYSTOLIC, type Definition } from '../definitions.ts';
import { encodeObservationId } from '../observation-id.ts';
import { DATA_ABSENT_REASON, LOINC, VOCABULARY } from '../systems.ts';
import type { Component, Observation } from '../types.ts';
import { concept, effective, instant, quantity, unitLabel, versionOf } from '../values.ts';

/** Where samples come from: the same for all of a chunk. */
export interface Frame {
  readonly personId: string;
  readonly sourceId: string;
  /** When the chunk was last written, milliseconds since the epoch. */
  readonly updatedAt: number;
}

export interface SampleValue {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Code of the vocabulary's `CONTEXT`; 0 when the source does not tell. */
  readonly context: number;
  /** Tells two samples of one moment apart; 0 where a moment has one. */
  readonly valueMark: number;
}

/** What all Observations of one definition and source begin with. */
const common = (definition: Definition, { personId, sourceId }: Frame) => ({
  status: 'final',
  category: definition.category,
  code: definition.code,
  subject: { reference: `Patient/${personId}` },
  device: { reference: `Device/${sourceId}` },
});

const meta = (definition: Definition, updatedAt: number, versionId: string) => ({
  versionId,
  lastUpdated: instant(updatedAt),
  ...(definition.profile.length === 0 ? {} : { profile: definition.profile }),
  ...(definition.dataCategory === 'reproductive' ? { security: SENSITIVE } : {}),
  tag: definition.tag,
});

/** Marks what needs a consent of its own. */
export const SENSITIVE = [
  { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R', display: 'restricted' },
] as const;

/** Id of a sample. */
export const sampleId = (metric: string, sourceId: string, { start, end, valueMark }: Omit<SampleValue, 'value' | 'context'>): string =>
  encodeObservationId({ kind: 'sample', sourceId, metric, start, durationMs: end - start, valueMark });

/** A sample as an Observation, exactly as the source said it. */
export function sampleObservation(metric: Metric, frame: Frame, sample: SampleValue): Observation {
  const definition = definitionOf('sample', metric.id);
  const context = contextOf(metric, sample.context);
  return {
    resourceType: 'Observation',
    id: sampleId(metric.id, frame.sourceId, sample),
    meta: meta(definition, frame.updatedAt, versionOf(sample.value, sample.context)),
    ...common(definition, frame),
    ...effective(sample.start, sample.end),
    valueQuantity: quantity(sample.value, metric.unit, unitLabel(metric)),
    ...(context === undefined ? {} : { component: [context] }),
  };
}

/** Circumstance of a reading, where the source tells it. */
function contextOf(metric: Metric, code: number): Component | undefined {
  if (code === CONTEXT.none) return undefined;
  const isGlucose = metric.category === 'glucose';
  const word = isGlucose ? MEALS[code] : MOTIONS[code];
  if (word === undefined) return undefined;
  const name = isGlucose ? 'meal-context' : 'motion-context';
  return { code: concept(VOCABULARY, name), valueCodeableConcept: concept(VOCABULARY, word) };
}

const MOTIONS: Readonly<Record<number, string>> = { [CONTEXT.sedentary]: 'sedentary', [CONTEXT.active]: 'active' };
const MEALS: Readonly<Record<number, string>> = { [CONTEXT.beforeMeal]: 'before-meal', [CONTEXT.afterMeal]: 'after-meal' };

export interface PressureValue {
  readonly at: number;
  readonly systolic: number | undefined;
  readonly diastolic: number | undefined;
}

const PRESSURE_CODES = { [SYSTOLIC]: '8480-6', [DIASTOLIC]: '8462-4' } as const;

/** Two pressures of one moment and source; one that the source did not tell says so. */
export function pressureObservation(frame: Frame, { at, systolic, diastolic }: PressureValue): Observation {
  const definition = definitionOf('pressure', 'blood-pressure');
  return {
    resourceType: 'Observation',
    id: sampleId('blood-pressure', frame.sourceId, { start: at, end: at, valueMark: 0 }),
    meta: meta(definition, frame.updatedAt, versionOf(systolic ?? Number.NaN, diastolic ?? Number.NaN)),
    ...common(definition, frame),
    effectiveDateTime: instant(at),
    component: [pressure(SYSTOLIC, systolic), pressure(DIASTOLIC, diastolic)],
  };
}

const pressure = (name: keyof typeof PRESSURE_CODES, value: number | undefined): Component => ({
  code: {
    coding: [
      { system: LOINC, code: PRESSURE_CODES[name] },
      { system: VOCABULARY, code: name },
    ],
  },
  ...(value === undefined
    ? { dataAbsentReason: concept(DATA_ABSENT_REASON, 'unknown') }
    : { valueQuantity: quantity(value, 'mm[Hg]', 'mmHg') }),
});
