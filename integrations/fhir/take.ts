import {
  fieldOf,
  metricOfLoinc,
  numberField,
  takeLabResult,
  textField,
  type Collector,
  type Json,
  type LabResult,
  type SourceRef,
} from '../kit/index.ts';
import { codesOf, contextOf, timeOf, valueOf, type CodedValue } from './observation.ts';

/** Entered by mistake, or not there. */
const WITHDRAWN = /^(entered-in-error|cancelled)$/;

/** Takes one resource: an observation into its series, the person's own facts to the profile, everything else as a clinical record. */
export function takeResource(resource: Json, out: Collector): void {
  const type = textField(resource, 'resourceType');
  if (type === undefined) return out.quarantine({ sourceType: 'unknown', reason: 'malformed' });
  if (type === 'Bundle') return takeBundle(resource, out);
  if (type === 'OperationOutcome') return out.skip(type, 'says-nothing-of-health');
  if (type === 'Patient') return takePatient(resource, out);
  if (type === 'Observation') return takeObservation(resource, out);
  out.record(clinical(resource, type, out));
  if (type === 'DiagnosticReport') takeContained(resource, out);
}

/** A bundle inside another, or one of NDJSON's lines. */
function takeBundle(bundle: Json, out: Collector): void {
  const entries = fieldOf(bundle, 'entry');
  if (!Array.isArray(entries)) return out.skip('Bundle', 'nothing-inside');
  for (const entry of entries as readonly Json[]) takeResource(fieldOf(entry, 'resource') ?? null, out);
}

/** Results that a report carries within it: their ids are the report's, which tells them apart from those of another. */
function takeContained(report: Json, out: Collector): void {
  const contained = fieldOf(report, 'contained');
  for (const part of Array.isArray(contained) ? (contained as readonly Json[]) : []) {
    if (textField(part, 'resourceType') !== 'Observation' || typeof part !== 'object' || part === null) continue;
    const id = `${keyOf(report)}#${textField(part, 'id') ?? ''}`;
    const { start } = timeOf(part, out.zone);
    // What says nothing of its own time was taken when the report says.
    const time = Number.isNaN(start) ? { effectiveDateTime: timeTextOf(report) } : {};
    takeObservation({ ...time, ...part, id }, out);
  }
}

const timeTextOf = (report: Json): string | null =>
  textField(report, 'effectiveDateTime') ?? textField(report, 'effectivePeriod', 'start') ?? textField(report, 'issued') ?? null;

/** Name, address and numbers are left behind. */
function takePatient(patient: Json, out: Collector): void {
  const [birthDate, gender] = [textField(patient, 'birthDate'), textField(patient, 'gender')];
  out.profile({
    ...(birthDate !== undefined && { birthDate }),
    ...((gender === 'female' || gender === 'male' || gender === 'other') && { sex: gender }),
  });
  out.skip('Patient', 'offered-to-the-profile');
}

function takeObservation(resource: Json, out: Collector): void {
  const { loinc, text } = codesOf(resource);
  const sourceType = `Observation/${loinc ?? text}`;
  const { start, end } = timeOf(resource, out.zone);
  const status = textField(resource, 'status') ?? '';
  if (WITHDRAWN.test(status)) return out.skip(sourceType, status, start, end);
  if (isDaily(resource)) return out.skip(sourceType, 'worked-out-from-readings', start, end);
  const source = sourceOf(resource);
  if (Number.isNaN(start)) return out.quarantine({ sourceType, source, reason: 'date-unreadable' });
  const parts = fieldOf(resource, 'component');
  if (Array.isArray(parts) && parts.length > 0)
    return takeComponents(resource, parts as readonly Json[], { sourceType, source, start, end }, out);
  const value = valueOf(resource);
  if (value === undefined) return out.skip(sourceType, 'nothing-measured', start, end);
  const metric = loinc === undefined ? undefined : metricOfLoinc(loinc);
  if (isLaboratory(resource) || metric === undefined || metric.family === 'laboratory')
    return takeLabResult(out, labResult(resource, value, { sourceType, source, at: start, name: text, loinc }));
  if (value.value === undefined || value.comparator !== undefined) return out.record(clinical(resource, sourceType, out));
  out.sample(out.stream(sourceType, metric.id, source, value.unit), start, end, value.value, contextOf(resource));
}

/** A daily value of another installation of Aceso: the readings behind it are what counts, or it would be one more of them. */
const isDaily = (resource: Json): boolean => {
  const tags = fieldOf(resource, 'meta', 'tag');
  return (Array.isArray(tags) ? (tags as readonly Json[]) : []).some(
    (tag) => textField(tag, 'system') === 'https://aceso.health/fhir/CodeSystem/series' && textField(tag, 'code') === 'daily',
  );
};

interface Measured {
  readonly sourceType: string;
  readonly source: SourceRef;
  readonly start: number;
  readonly end: number;
}

/** A panel: blood pressure is one reading of two numbers; any other component is an observation of its own. */
function takeComponents(resource: Json, parts: readonly Json[], { sourceType, source, start, end }: Measured, out: Collector): void {
  const values = new Map(parts.map((part) => [codesOf(part).loinc ?? codesOf(part).text, valueOf(part)]));
  const [systolic, diastolic] = [values.get('8480-6')?.value, values.get('8462-4')?.value];
  if (systolic !== undefined && diastolic !== undefined) {
    out.record({ kind: 'blood-pressure', key: keyOf(resource), sourceType, source, start, end, systolic, diastolic });
    out.sample(out.derived(sourceType, 'blood-pressure-systolic', source), start, end, systolic);
    out.sample(out.derived(sourceType, 'blood-pressure-diastolic', source), start, end, diastolic);
  }
  for (const part of parts) {
    const { loinc, text } = codesOf(part);
    if ((loinc === '8480-6' || loinc === '8462-4') && systolic !== undefined && diastolic !== undefined) continue;
    const value = valueOf(part);
    const type = `Observation/${loinc ?? text}`;
    if (value === undefined) {
      out.skip(type, 'nothing-measured', start, end);
      continue;
    }
    const metric = loinc === undefined ? undefined : metricOfLoinc(loinc);
    if (metric !== undefined && metric.family !== 'laboratory' && value.value !== undefined && value.comparator === undefined)
      out.sample(out.stream(type, metric.id, source, value.unit), start, end, value.value);
    else
      takeLabResult(out, {
        ...labResult(resource, value, { sourceType: type, source, at: start, name: text, loinc }),
        key: `${keyOf(resource)}|${type}`,
      });
  }
}

function labResult(
  resource: Json,
  { printed, value, comparator, unit }: CodedValue,
  {
    loinc,
    ...what
  }: {
    readonly sourceType: string;
    readonly source: SourceRef;
    readonly at: number;
    readonly name: string;
    readonly loinc: string | undefined;
  },
): LabResult {
  const [low, high] = [
    numberField(resource, 'referenceRange', 0, 'low', 'value'),
    numberField(resource, 'referenceRange', 0, 'high', 'value'),
  ];
  const range =
    textField(resource, 'referenceRange', 0, 'text') ??
    (low === undefined && high === undefined ? undefined : `${low ?? ''}-${high ?? ''}`);
  const flag = textField(resource, 'interpretation', 0, 'coding', 0, 'code') ?? textField(resource, 'interpretation', 'coding', 0, 'code');
  const status = textField(resource, 'status');
  return {
    ...what,
    key: keyOf(resource),
    printed,
    unit,
    ...(loinc !== undefined && { loinc }),
    ...(value !== undefined && { value }),
    ...(comparator !== undefined && { comparator }),
    ...(range !== undefined && { referenceRange: range }),
    ...(flag !== undefined && { flag }),
    ...(status !== undefined && { status }),
  };
}

function clinical(resource: Json, sourceType: string, out: Collector) {
  const { start, end } = timeOf(resource, out.zone);
  // Some resources, such as an allergy, have no time: the epoch stands for that, as for files of Apple's clinical records.
  const [from, to] = Number.isNaN(start) ? [0, 0] : [start, end];
  return {
    kind: 'clinical',
    key: keyOf(resource),
    sourceType,
    source: sourceOf(resource),
    start: from,
    end: to,
    detail: withoutPerson(resource),
  } as const;
}

/** The server's id of a resource, else its content. */
function keyOf(resource: Json): string {
  const [type, id] = [textField(resource, 'resourceType'), textField(resource, 'id')];
  const identifier = textField(resource, 'identifier', 0, 'value');
  const server = textField(resource, 'meta', 'source')?.split('#')[0] ?? '';
  return ['fhir', server, type, identifier ?? id ?? JSON.stringify(resource)].join('|');
}

function sourceOf(resource: Json): SourceRef {
  const name =
    textField(resource, 'device', 'display') ??
    textField(resource, 'performer', 0, 'display') ??
    textField(resource, 'meta', 'source')
      ?.replace(/^https?:\/\//, '')
      .split(/[/#]/)[0] ??
    'Health record';
  return { key: name, name, kind: 'app' };
}

const isLaboratory = (resource: Json): boolean => {
  const categories = fieldOf(resource, 'category');
  const list: readonly Json[] = Array.isArray(categories) ? (categories as readonly Json[]) : categories === undefined ? [] : [categories];
  return list.some((category) => textField(category, 'coding', 0, 'code') === 'laboratory');
};

/** Without the narrative and the reference to the person, which repeat who it is. */
function withoutPerson(resource: Json): Json {
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource)) return resource;
  const { text: _text, subject: _subject, patient: _patient, contained: _contained, ...rest } = resource as Readonly<Record<string, Json>>;
  return rest;
}
