import type { CodeableConcept, Coding, Quantity, Reference } from '@aceso/kit/fhir';
import { CLINICAL, definitionOf, LABORATORY } from '../definitions.ts';
import { encodeObservationId } from '../observation-id.ts';
import { DATA_CATEGORY, OBSERVATION_CATEGORY } from '../systems.ts';
import type { DiagnosticReport, Observation } from '../types.ts';
import { instant, versionOfText } from '../values.ts';
import type { StoredRecord } from './stored-record.ts';

type Json = Readonly<Record<string, unknown>>;

/** Statuses of R4; whatever else a source wrote is said to be unknown. */
const OBSERVATION_STATUS = new Set([
  'registered',
  'preliminary',
  'final',
  'amended',
  'corrected',
  'cancelled',
  'entered-in-error',
  'unknown',
]);
const REPORT_STATUS = new Set([...OBSERVATION_STATUS, 'partial', 'appended']);
const DATE_TIME = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : [value]).filter(isObject);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined);
type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
/** Fields that have a value. */
const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>; // Only absent fields went.

/** The resource inside a clinical record. */
export const resourceIn = ({ content }: Pick<StoredRecord, 'content'>): Json => (isObject(content['detail']) ? content['detail'] : {});

/** Whether a clinical record is an Observation, a report, or neither. */
export const typeIn = (record: Pick<StoredRecord, 'content'>): string | undefined => text(resourceIn(record)['resourceType']);

/** Share category of a clinical record: what a laboratory found, or anything else. */
export function dataCategoryIn(record: Pick<StoredRecord, 'content'>): string {
  const codes = categoriesIn(resourceIn(record)).flatMap(({ coding = [] }) => coding.map(({ code }) => code));
  return codes.some((code) => code === 'laboratory' || code === 'LAB') ? LABORATORY : CLINICAL;
}

/** An Observation of a clinic or laboratory, of DSTU2 or R4, as a clean Observation of R4: what we understand of it, as it was printed. */
export function clinicalObservation(record: StoredRecord): Observation | undefined {
  const given = resourceIn(record);
  if (given['resourceType'] !== 'Observation') return undefined;
  const code = conceptOf(given['code']);
  const status = text(given['status']) ?? 'unknown';
  return present({
    ...frame(record, given),
    resourceType: 'Observation' as const,
    status: OBSERVATION_STATUS.has(status) ? status : 'unknown',
    code: code ?? { text: record.sourceType },
    device: { reference: `Device/${record.sourceId}` },
    ...worthIn(given),
    interpretation: conceptsOf(given['interpretation']),
    referenceRange: rangesOf(given['referenceRange']),
    component: componentsOf(given['component']),
  });
}

/** A report of a clinic or laboratory; undefined for other records. */
export function clinicalReport(record: StoredRecord, idOf: (original: string) => string | undefined): DiagnosticReport | undefined {
  const given = resourceIn(record);
  if (given['resourceType'] !== 'DiagnosticReport') return undefined;
  const status = text(given['status']) ?? 'unknown';
  const results = objects(given['result']).map((one) => resultOf(one, idOf));
  return present({
    ...frame(record, given),
    resourceType: 'DiagnosticReport' as const,
    status: REPORT_STATUS.has(status) ? status : 'unknown',
    code: conceptOf(given['code']) ?? { text: record.sourceType },
    result: results.length === 0 ? undefined : results,
    conclusion: text(given['conclusion']),
  });
}

function frame(record: StoredRecord, given: Json) {
  const dataCategory = dataCategoryIn(record);
  const own = categoriesIn(given);
  const fallback = dataCategory === LABORATORY ? [{ coding: [{ system: OBSERVATION_CATEGORY, code: 'laboratory' }] }] : [];
  const effective = text(given['effectiveDateTime']);
  const issued = text(given['issued']);
  return present({
    id: encodeObservationId({ kind: 'record', personId: record.personId, recordKind: record.kind, key: record.key }),
    meta: {
      versionId: versionOfText(JSON.stringify(given)),
      lastUpdated: instant(record.updatedAt),
      tag: definitionOf('record', 'clinical').tag,
    },
    category: [...(own.length === 0 ? fallback : own), { coding: [{ system: DATA_CATEGORY, code: dataCategory }] }],
    subject: { reference: `Patient/${record.personId}` },
    effectiveDateTime: effective !== undefined && DATE_TIME.test(effective) ? effective : instant(record.start),
    issued: issued !== undefined && Number.isFinite(Date.parse(issued)) ? instant(Date.parse(issued)) : undefined,
  });
}

function categoriesIn(given: Json): readonly CodeableConcept[] {
  return objects(given['category']).flatMap((one) => conceptOf(one) ?? []);
}

function resultOf(one: Json, idOf: (original: string) => string | undefined): Reference {
  const original = text(one['reference'])?.replace(/^.*\//, '');
  const id = original === undefined ? undefined : idOf(original);
  const display = text(one['display']);
  if (id !== undefined) return present({ reference: `Observation/${id}`, display });
  return present({ type: 'Observation', identifier: original === undefined ? undefined : { value: original }, display });
}

function worthIn(
  given: Json,
): Pick<Observation, 'valueQuantity' | 'valueCodeableConcept' | 'valueString' | 'valueBoolean' | 'valueDateTime' | 'dataAbsentReason'> {
  const valueQuantity = quantityOf(given['valueQuantity']);
  if (valueQuantity !== undefined) return { valueQuantity };
  const valueCodeableConcept = conceptOf(given['valueCodeableConcept']);
  if (valueCodeableConcept !== undefined) return { valueCodeableConcept };
  const valueString = text(given['valueString']);
  if (valueString !== undefined) return { valueString };
  if (typeof given['valueBoolean'] === 'boolean') return { valueBoolean: given['valueBoolean'] };
  const valueDateTime = text(given['valueDateTime']);
  if (valueDateTime !== undefined && DATE_TIME.test(valueDateTime)) return { valueDateTime };
  const dataAbsentReason = conceptOf(given['dataAbsentReason']);
  return dataAbsentReason === undefined ? {} : { dataAbsentReason };
}

const COMPARATORS = new Set(['<', '<=', '>=', '>']);

/** A quantity; undefined without a number. */
export function quantityOf(given: unknown): Quantity | undefined {
  if (!isObject(given) || typeof given['value'] !== 'number' || !Number.isFinite(given['value'])) return undefined;
  const comparator = text(given['comparator']);
  return present({
    value: given['value'],
    comparator: comparator !== undefined && COMPARATORS.has(comparator) ? comparator : undefined,
    unit: text(given['unit']),
    system: text(given['system']),
    code: text(given['code']),
  });
}

/** A concept; undefined when it says nothing. */
export function conceptOf(given: unknown): CodeableConcept | undefined {
  if (!isObject(given)) return undefined;
  const coding = objects(given['coding']).flatMap((one): Coding[] => {
    const kept = present({ system: text(one['system']), code: text(one['code']), display: text(one['display']) });
    return Object.keys(kept).length === 0 ? [] : [kept];
  });
  const said = text(given['text']);
  if (coding.length === 0 && said === undefined) return undefined;
  return { ...(coding.length === 0 ? {} : { coding }), ...(said === undefined ? {} : { text: said }) };
}

function conceptsOf(given: unknown): readonly CodeableConcept[] | undefined {
  const found = objects(given).flatMap((one) => conceptOf(one) ?? []);
  return found.length === 0 ? undefined : found;
}

function rangesOf(given: unknown): readonly object[] | undefined {
  const found = objects(given).flatMap((one) => {
    const kept = present({
      low: quantityOf(one['low']),
      high: quantityOf(one['high']),
      type: conceptOf(one['type']),
      text: text(one['text']),
    });
    return Object.keys(kept).length === 0 ? [] : [kept];
  });
  return found.length === 0 ? undefined : found;
}

function componentsOf(given: unknown): Observation['component'] {
  const found = objects(given).flatMap((one) => {
    const code = conceptOf(one['code']);
    return code === undefined
      ? []
      : [
          present({
            code,
            ...worthIn(one),
            referenceRange: rangesOf(one['referenceRange']),
            interpretation: conceptsOf(one['interpretation']),
          }),
        ];
  });
  return found.length === 0 ? undefined : found;
}
