import type { Coding } from '@aceso/kit/fhir';

/** Whether a code of a token search is among those of a concept. */
export const hasCode = (coding: readonly Coding[] | undefined, value: string): boolean => {
  const [system, code] = value.includes('|') ? value.split('|') : [undefined, value];
  return (coding ?? []).some((one) => one.code === code && (system === undefined || one.system === system));
};
