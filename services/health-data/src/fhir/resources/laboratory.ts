import type { Coding } from '@aceso/kit/fhir';
import { METRICS } from '@aceso/contracts/vocabulary';
import { definitionOf } from '../definitions.ts';
import { encodeObservationId } from '../observation-id.ts';
import { INTERPRETATION, LOINC, UCUM, VOCABULARY } from '../systems.ts';
import type { Observation } from '../types.ts';
import { instant, versionOfText } from '../values.ts';
import type { StoredRecord } from './stored-record.ts';

/** Status of a result in the words of HL7 v2 (table 0085) or FHIR, as FHIR has it. */
const STATUS: Readonly<Record<string, string>> = {
  f: 'final',
  final: 'final',
  p: 'preliminary',
  preliminary: 'preliminary',
  c: 'corrected',
  corrected: 'corrected',
  amended: 'amended',
  x: 'cancelled',
  registered: 'registered',
};

/** A result of a laboratory as an Observation: what was printed, its code, its range and its flag. */
export function laboratoryObservation(record: StoredRecord): Observation {
  const definition = definitionOf('record', 'laboratory-result');
  const told = (record.content['detail'] ?? {}) as Readonly<Record<string, unknown>>; // Written by `takeLabResult` of the integrations.
  const word = (name: string): string | undefined => (typeof told[name] === 'string' && told[name] !== '' ? told[name] : undefined);
  const [name, loinc, flag, range, status] = ['name', 'loinc', 'flag', 'referenceRange', 'status'].map(word);
  const metric = METRICS.get(word('metric') ?? '');
  const coding: readonly Coding[] = [
    ...(loinc === undefined ? [] : [{ system: LOINC, code: loinc }]),
    ...(metric === undefined ? [] : [{ system: VOCABULARY, code: metric.id, display: metric.name }]),
  ];
  return {
    resourceType: 'Observation',
    id: encodeObservationId({ kind: 'record', personId: record.personId, recordKind: record.kind, key: record.key }),
    meta: { versionId: versionOfText(JSON.stringify(told)), lastUpdated: instant(record.updatedAt), tag: definition.tag },
    status: status === undefined ? 'final' : (STATUS[status.toLowerCase()] ?? 'unknown'),
    category: definition.category,
    code: { ...(coding.length === 0 ? {} : { coding }), text: name ?? metric?.name ?? record.sourceType },
    subject: { reference: `Patient/${record.personId}` },
    effectiveDateTime: instant(record.start),
    device: { reference: `Device/${record.sourceId}` },
    ...worthOf(told, word),
    ...(flag === undefined ? {} : { interpretation: [{ coding: [{ system: INTERPRETATION, code: flag }] }] }),
    ...(range === undefined ? {} : { referenceRange: [{ text: range }] }),
  };
}

/** A number with its unit as printed, and UCUM where it is known; else the words. */
function worthOf(
  told: Readonly<Record<string, unknown>>,
  word: (name: string) => string | undefined,
): Pick<Observation, 'valueQuantity' | 'valueString'> {
  const value = told['value'];
  if (typeof value !== 'number') return { valueString: word('printed') ?? 'unknown' };
  const [comparator, unit, ucum] = [word('comparator'), word('unit'), word('ucum')];
  return {
    valueQuantity: {
      value,
      ...(comparator === undefined ? {} : { comparator }),
      ...(unit === undefined ? {} : { unit }),
      ...(ucum === undefined ? {} : { system: UCUM, code: ucum }),
    },
  };
}

/** Metric whose series holds the number of a result, too; undefined when only the record does. */
export function metricOfResult(record: Pick<StoredRecord, 'kind' | 'content'>): string | undefined {
  if (record.kind !== 'laboratory-result') return undefined;
  const { metric, value, comparator } = (record.content['detail'] ?? {}) as Readonly<Record<string, unknown>>; // As above.
  return typeof metric === 'string' && typeof value === 'number' && comparator === undefined ? metric : undefined;
}
