import { fieldOf, isoInstant, numberField, textField, type Json, type Zone } from '../kit/index.ts';

/** A value of an observation, as printed and as far as it is a number. */
export interface CodedValue {
  readonly printed: string;
  readonly value?: number;
  readonly comparator?: '<' | '<=' | '>' | '>=';
  /** UCUM code when there is one, else as printed. */
  readonly unit: string;
}

/** The LOINC code of an observation or component, and its name. */
export function codesOf(observation: Json): { readonly loinc: string | undefined; readonly text: string } {
  const coding = fieldOf(observation, 'code', 'coding');
  const list: readonly Json[] = Array.isArray(coding) ? (coding as readonly Json[]) : [];
  const loinc = list.find((one) => /loinc\.org/.test(textField(one, 'system') ?? ''));
  const [first] = list;
  const text =
    textField(observation, 'code', 'text') ?? textField(loinc, 'display') ?? textField(first, 'display') ?? textField(first, 'code');
  return { loinc: textField(loinc, 'code'), text: text ?? 'unknown' };
}

/** `value[x]`: a quantity, a number, words or a code; undefined when there is none. */
export function valueOf(observation: Json): CodedValue | undefined {
  const quantity = fieldOf(observation, 'valueQuantity');
  const value = numberField(quantity, 'value');
  if (value !== undefined) {
    const unit = textField(quantity, 'code') ?? textField(quantity, 'unit') ?? '';
    const comparator = textField(quantity, 'comparator');
    const printed = `${comparator ?? ''}${value}`;
    return comparator === '<' || comparator === '<=' || comparator === '>' || comparator === '>='
      ? { printed, value, comparator, unit }
      : { printed, value, unit };
  }
  const integer = numberField(observation, 'valueInteger');
  if (integer !== undefined) return { printed: String(integer), value: integer, unit: '' };
  const words =
    textField(observation, 'valueString') ??
    textField(observation, 'valueCodeableConcept', 'text') ??
    textField(observation, 'valueCodeableConcept', 'coding', 0, 'display') ??
    textField(observation, 'valueCodeableConcept', 'coding', 0, 'code');
  return words === undefined ? undefined : { printed: words, unit: '' };
}

/** When it was so: effective, onset, performed and their like; `issued` when nothing better is said. NaN when there is no time. */
export function timeOf(resource: Json, zone: Zone): { readonly start: number; readonly end: number } {
  for (const name of ['effective', 'occurrence', 'performed', 'onset']) {
    const at = instantOf(textField(resource, `${name}DateTime`) ?? textField(resource, `${name}Instant`), zone);
    if (!Number.isNaN(at)) return { start: at, end: at };
    const start = instantOf(textField(resource, `${name}Period`, 'start'), zone);
    const end = instantOf(textField(resource, `${name}Period`, 'end'), zone);
    if (!Number.isNaN(start)) return { start, end: Number.isNaN(end) ? start : end };
  }
  for (const name of ['authoredOn', 'dateWritten', 'recordedDate', 'date', 'dateAsserted', 'issued', 'created']) {
    const at = instantOf(textField(resource, name), zone);
    if (!Number.isNaN(at)) return { start: at, end: at };
  }
  return { start: Number.NaN, end: Number.NaN };
}

/** Circumstance by the codes of meals (LOINC answer and SNOMED texts differ, so the words decide). */
export function contextOf(observation: Json): number {
  const words = JSON.stringify([fieldOf(observation, 'component') ?? null, fieldOf(observation, 'method', 'text') ?? null]);
  return /fasting|before meal/i.test(words) ? 1 : /after meal|postprandial/i.test(words) ? 2 : 0;
}

/** FHIR dates may be a year alone. */
const instantOf = (text: string | undefined, zone: Zone): number =>
  isoInstant(text !== undefined && /^\d{4}$/.test(text) ? `${text}-01` : text, zone);
