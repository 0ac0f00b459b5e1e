import { METRICS } from '@aceso/contracts/vocabulary';
import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { Fault } from '@aceso/kit';
import type { Coding } from '@aceso/kit/fhir';
import { sortPushed, type PushedColumns, type PushedOriginals } from '../../domain/sort-pushed.ts';
import { BLOOD_PRESSURE, DAILY_ONLY_CODES, definitionOf, DIASTOLIC, metricOfCodings, SYSTOLIC, type Definition } from '../definitions.ts';
import { LOINC, VOCABULARY } from '../systems.ts';

export type Given = Input<typeof healthData.operations.createObservation>['body'];
type Quantity = NonNullable<Given['valueQuantity']>;

/** What an Observation that somebody sends is to us: samples of the vocabulary, or a result that is kept as it was printed. */
export type Reading =
  | {
      readonly kind: 'samples';
      readonly definition: Definition;
      readonly columns: readonly PushedColumns[];
      readonly originals: readonly PushedOriginals[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'result';
      readonly definition: undefined;
      readonly detail: Readonly<Record<string, unknown>>;
      readonly start: number;
      readonly end: number;
    };

const KNOWN_STATUS = new Set(['final', 'amended', 'corrected']);
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const PANEL = '85354-9';
const COMPONENTS: Readonly<Record<string, string>> = { '8480-6': SYSTOLIC, '8462-4': DIASTOLIC };

/** A resource that FHIR allows and we cannot store, with the element at fault. */
export const unusable = (path: string, message: string): Fault =>
  new Fault('resource-unusable', 422, 'The resource is well-formed but cannot be stored.', {
    errors: [{ path: `/body/${path}`, message }],
  });

/** Understands an Observation. Throws `resource-unusable` with the element at fault. */
export function readingOf(given: Given): Reading {
  if (!KNOWN_STATUS.has(given.status))
    throw unusable('status', 'must be final, amended or corrected: what is preliminary may still change');
  const codings: readonly Coding[] = given.code.coding ?? [];
  if (codings.some(({ system, code = '' }) => system === LOINC && DAILY_ONLY_CODES.has(code)))
    throw unusable('code/coding', 'is a daily total, which is worked out here from what was measured: send the readings');
  const isPanel = codings.some(
    ({ system, code }) => (system === LOINC && code === PANEL) || (system === VOCABULARY && code === BLOOD_PRESSURE),
  );
  if (isPanel) return panelOf(given);
  const metric = metricOfCodings(codings);
  // A bound such as `< 5` is no number to sum up: it is kept as it was printed.
  if (metric === undefined || given.valueQuantity?.value === undefined || given.valueQuantity.comparator !== undefined)
    return resultOf(given);
  if (metric.id === SYSTOLIC || metric.id === DIASTOLIC)
    return samplesOf(definitionOf('pressure', BLOOD_PRESSURE), given, [
      { metric: metric.id, quantity: given.valueQuantity, path: 'valueQuantity' },
    ]);
  return samplesOf(definitionOf('sample', metric.id), given, [{ metric: metric.id, quantity: given.valueQuantity, path: 'valueQuantity' }]);
}

function panelOf(given: Given): Reading {
  const parts = (given.component ?? []).flatMap(({ code, valueQuantity }, i) => {
    const metric = (code.coding ?? []).flatMap((one) =>
      one.system === LOINC && COMPONENTS[one.code ?? ''] !== undefined ? [COMPONENTS[one.code ?? '']] : [],
    )[0];
    return metric === undefined || valueQuantity?.value === undefined
      ? []
      : [{ metric, quantity: valueQuantity, path: `component/${i}/valueQuantity` }];
  });
  if (parts.length === 0) throw unusable('component', 'must hold a systolic (8480-6) or diastolic (8462-4) pressure with a value');
  return samplesOf(definitionOf('pressure', BLOOD_PRESSURE), given, parts);
}

interface Part {
  readonly metric: string;
  readonly quantity: Quantity;
  readonly path: string;
}

function samplesOf(definition: Definition, given: Given, parts: readonly Part[]): Reading {
  const { start, end } = timeOf(given, false);
  const samples = parts.map(({ metric, quantity, path }) => {
    const unit = quantity.code ?? quantity.unit;
    if (unit === undefined) throw unusable(`${path}/code`, 'must be a UCUM unit');
    return {
      metric,
      start: new Date(start).toISOString(),
      ...(end > start ? { end: new Date(end).toISOString() } : {}),
      value: quantity.value ?? Number.NaN,
      unit,
    };
  });
  const { accepted, originals, quarantined, rejected } = sortPushed(samples, METRICS);
  const [first] = rejected;
  if (first !== undefined) {
    const field = first.path.split('/').at(-1);
    const path = parts[first.index]?.path ?? 'valueQuantity';
    throw unusable(field === 'unit' ? `${path}/code` : field === 'value' ? `${path}/value` : 'effectivePeriod', first.message);
  }
  const [aside] = quarantined;
  if (aside !== undefined) {
    const index = parts.findIndex(({ metric }) => metric === aside.metric);
    throw unusable(`${parts[index]?.path ?? 'valueQuantity'}/value`, 'cannot be true of a person; look at the unit');
  }
  return { kind: 'samples', definition, columns: accepted, originals, start, end };
}

/** A result of a laboratory or clinic, or anything else that is no metric of the vocabulary. */
function resultOf(given: Given): Reading {
  const { coding = [], text } = given.code;
  if (coding.length === 0 && text === undefined) throw unusable('code', 'must hold a coding or a text');
  const fields = given as Readonly<Record<string, unknown>>; // More fields than the contract names may come.
  const says = Object.keys(fields).some((name) => name.startsWith('value') || name === 'component' || name === 'dataAbsentReason');
  if (!says) throw unusable('valueQuantity', 'is missing: an Observation needs a value, a component or a reason why there is none');
  // Whose it is and what we call it is not the sender's to say.
  const { subject: _subject, device: _device, id: _id, meta: _meta, text: _narrative, contained: _contained, ...detail } = fields;
  return { kind: 'result', definition: undefined, detail, ...timeOf(given, true) };
}

function timeOf(
  { effectiveDateTime, effectiveInstant, effectivePeriod }: Given,
  mayBeDay: boolean,
): { readonly start: number; readonly end: number } {
  if (effectivePeriod !== undefined) {
    const [start, end] = [
      at('effectivePeriod/start', effectivePeriod.start, mayBeDay),
      at('effectivePeriod/end', effectivePeriod.end, mayBeDay),
    ];
    if (end < start) throw unusable('effectivePeriod/end', 'is before the start');
    return { start, end };
  }
  const start =
    effectiveInstant === undefined ? at('effectiveDateTime', effectiveDateTime, mayBeDay) : at('effectiveInstant', effectiveInstant, false);
  return { start, end: start };
}

function at(path: string, text: string | undefined, mayBeDay: boolean): number {
  if (text === undefined) throw unusable(path, 'is missing: a reading needs to say when it was');
  const time = INSTANT.test(text) || (mayBeDay && DAY.test(text)) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw unusable(path, mayBeDay ? 'must be a date or an instant' : 'must be an instant with a zone, such as 2026-03-01T08:00:00+01:00');
  return time;
}
