import type { CodeableConcept, Period, Quantity } from '@aceso/kit/fhir';
import type { Metric } from '@aceso/contracts/vocabulary';
import { UCUM } from './systems.ts';

/** An instant as FHIR writes it, in UTC; milliseconds only where there are any. */
export function instant(at: number): string {
  const text = new Date(at).toISOString();
  return at % 1000 === 0 ? `${text.slice(0, 19)}Z` : text;
}

/** When something was: an instant, or the time from one to another. */
export const effective = (start: number, end: number): { readonly effectiveDateTime: string } | { readonly effectivePeriod: Period } =>
  end > start ? { effectivePeriod: { start: instant(start), end: instant(end) } } : { effectiveDateTime: instant(start) };

/** A value in a UCUM unit. */
export const quantity = (value: number, ucum: string, unit = ucum): Quantity => ({ value, unit, system: UCUM, code: ucum });

/** What people call the stored unit of a metric. */
export function unitLabel({ unit, display }: Pick<Metric, 'unit' | 'display'>): string {
  const label = display.find(({ ucum }) => ucum === unit)?.label;
  return label === undefined || label === '' ? unit : label;
}

export const concept = (system: string, code: string, display?: string): CodeableConcept => ({
  coding: [{ system, code, ...(display === undefined ? {} : { display }) }],
  ...(display === undefined ? {} : { text: display }),
});

const word = new DataView(new ArrayBuffer(8));

/**
 * A short word that changes with the content, for `meta.versionId`: FNV-1a over the bits of numbers.
 *
 * It tells versions of one resource apart and nothing else; the value cannot be read from it.
 */
export function versionOf(...numbers: readonly number[]): string {
  let hash = 0x811c9dc5;
  for (const number of numbers) {
    word.setFloat64(0, number);
    for (const half of [word.getUint32(0), word.getUint32(4)]) {
      hash = Math.imul(hash ^ (half & 0xffff), 0x01000193);
      hash = Math.imul(hash ^ (half >>> 16), 0x01000193);
    }
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** As `versionOf`, over a text. */
export function versionOfText(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
