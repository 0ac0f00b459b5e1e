import type { StoredRecord } from './stored-record.ts';
import type { CodeableConcept } from '@aceso/kit/fhir';
import type { Json, WorkoutRecord } from '@aceso/integrations/kit';
import { METRICS } from '@aceso/contracts/vocabulary';
import { definitionOf, REPRODUCTIVE, type Definition } from '../definitions.ts';
import { encodeObservationId } from '../observation-id.ts';
import { DATA_CATEGORY, LOINC, OBSERVATION_CATEGORY, SLEEP_STAGE, VOCABULARY, WORKOUT_TYPE } from '../systems.ts';
import type { Component, Observation, Worth } from '../types.ts';
import { concept, effective, instant, quantity, unitLabel, versionOfText } from '../values.ts';
import { clinicalObservation } from './clinical.ts';
import { laboratoryObservation } from './laboratory.ts';
import { SENSITIVE } from './measured.ts';

/** Id of the Observation (or report) of a record. */
export const recordId = ({ personId, kind, key }: Pick<StoredRecord, 'personId' | 'kind' | 'key'>): string =>
  encodeObservationId({ kind: 'record', personId, recordKind: kind, key });

/** A record as an Observation; undefined for what is none, such as a report. */
export function recordObservation(record: StoredRecord): Observation | undefined {
  if (record.kind === 'clinical') return clinicalObservation(record);
  if (record.kind === 'laboratory-result') return laboratoryObservation(record);
  const definition = definitionOf('record', record.kind);
  const isReproductive = record.content['isReproductive'] === true;
  return {
    resourceType: 'Observation',
    id: recordId(record),
    meta: {
      versionId: versionOfText(JSON.stringify(record.content)),
      lastUpdated: instant(record.updatedAt),
      ...(isReproductive ? { security: SENSITIVE } : {}),
      tag: definition.tag,
    },
    status: 'final',
    category: isReproductive ? REPRODUCTIVE_CATEGORIES : definition.category,
    code: definition.isVaried ? typed(definition, record.sourceType) : definition.code,
    subject: { reference: `Patient/${record.personId}` },
    ...effective(record.start, record.end),
    device: { reference: `Device/${record.sourceId}` },
    ...worthOf(record),
  };
}

const REPRODUCTIVE_CATEGORIES: readonly CodeableConcept[] = [
  { coding: [{ system: OBSERVATION_CATEGORY, code: 'survey' }] },
  { coding: [{ system: DATA_CATEGORY, code: REPRODUCTIVE }] },
];

/** What the source itself calls it stands beside our own word. */
const typed = ({ code }: Definition, sourceType: string): CodeableConcept => ({ coding: code.coding ?? [], text: sourceType });

function worthOf(record: StoredRecord): Worth & { readonly component?: readonly Component[] } {
  switch (record.kind) {
    case 'sleep-stage':
      return { valueCodeableConcept: concept(SLEEP_STAGE, String(record.content['stage'])) };
    case 'workout':
      // The store keeps what the integration delivered.
      return workoutWorth(record.content as unknown as WorkoutRecord);
    case 'electrocardiogram':
      return electrocardiogramWorth(record);
    case 'beats':
      return {
        valueSampledData: sampled(record.content['beatsPerMinute'], 'bpm', '/min'),
        component: [{ code: concept(VOCABULARY, 'beat-offsets'), valueSampledData: sampled(record.content['offsetMs'], 'ms', 'ms') }],
      };
    default:
      return told(record.content['detail'] as Json | undefined);
  }
}

/** LOINC of figures over a workout, where it has one for the mean or the most. */
const WORKOUT_CODES: Readonly<Record<string, string>> = { 'heart-rate|average': '55425-3', 'heart-rate|maximum': '55426-1' };

function workoutWorth({
  type,
  durationMs,
  energyKcal,
  distanceM,
  statistics,
}: WorkoutRecord): Worth & { readonly component: readonly Component[] } {
  const figure = (loinc: string | undefined, name: string, value: number | undefined, ucum: string, label = ucum): readonly Component[] =>
    value === undefined
      ? []
      : [
          {
            code: { coding: [...(loinc === undefined ? [] : [{ system: LOINC, code: loinc }]), { system: VOCABULARY, code: name }] },
            valueQuantity: quantity(value, ucum, label),
          },
        ];
  return {
    valueCodeableConcept: concept(WORKOUT_TYPE, type),
    component: [
      ...figure('55411-3', 'workout-duration', durationMs / 60_000, 'min'),
      ...figure('41981-2', 'workout-energy', energyKcal, 'kcal'),
      ...figure(undefined, 'workout-distance', distanceM, 'm'),
      ...(statistics ?? []).flatMap((one) => {
        const metric = METRICS.get(one.metric);
        if (metric === undefined) return [];
        return (['sum', 'average', 'minimum', 'maximum'] as const).flatMap((kind) =>
          figure(WORKOUT_CODES[`${one.metric}|${kind}`], `${one.metric}-${kind}`, one[kind], metric.unit, unitLabel(metric)),
        );
      }),
    ],
  };
}

function electrocardiogramWorth({ content, waveform }: StoredRecord): Worth & { readonly component: readonly Component[] } {
  const classification: Component = {
    code: concept(VOCABULARY, 'electrocardiogram-classification'),
    valueString: String(content['classification'] ?? 'unknown'),
  };
  if (waveform === undefined) return { component: [classification] };
  return {
    component: [
      classification,
      {
        // MDC: voltage of an electrocardiogram (IEEE 11073-10101).
        code: { coding: [{ system: 'urn:oid:2.16.840.1.113883.6.24', code: '131328', display: 'MDC_ECG_ELEC_POTL' }] },
        valueSampledData: {
          origin: quantity(0, 'uV', 'µV'),
          period: 1000 / waveform.rateHz,
          dimensions: 1,
          data: Array.from(waveform.microvolts, (voltage) => Number(voltage.toFixed(3))).join(' '),
        },
      },
    ],
  };
}

/** Numbers in a row that follow events, not a clock: the period says nothing and is 1 ms. */
const sampled = (values: unknown, label: string, ucum: string): object => ({
  origin: quantity(0, ucum, label),
  period: 1,
  dimensions: 1,
  ...(Array.isArray(values) && values.length > 0 ? { data: values.map(Number).join(' ') } : {}),
});

/** Everything that a source told and that has no shape of its own: each field is a component, under its own name. */
function told(detail: Json | undefined): Worth & { readonly component?: readonly Component[] } {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail))
    return detail === undefined || detail === null || detail === '' ? {} : { valueString: String(detail) };
  const fields = Object.entries(detail as Readonly<Record<string, Json>>).filter(([, value]) => value !== null && value !== '');
  const [only] = fields;
  if (only !== undefined && fields.length === 1 && only[0] === 'value') return worthOfField(only[1]);
  return fields.length === 0 ? {} : { component: fields.map(([name, value]) => ({ code: { text: name }, ...worthOfField(value) })) };
}

function worthOfField(value: Json): Worth {
  if (typeof value === 'number') return { valueQuantity: { value } };
  if (typeof value === 'boolean') return { valueBoolean: value };
  return { valueString: typeof value === 'string' ? value : JSON.stringify(value) };
}
