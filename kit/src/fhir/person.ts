import { invalid, notFound } from '../fault.ts';
import type { Call } from '../module.ts';
import type { Parameters } from './parameters.ts';

/** What is not there and what is not for the caller look alike. */
export const noSuchResource = () => notFound('no-such-resource', 'There is no such resource, or it is not for you.');

const REFERENCE = /(?:^|\/)(?:Patient\/)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** Id of the person that a reference such as `Patient/<id>` or an id alone names. */
export const personInReference = (reference: string): string | undefined => REFERENCE.exec(reference)?.[1];

/** Person that a search is about: `patient`, `subject`, or the person of the token. Throws `input-invalid`. */
export function personAsked(call: Call, parameters: Parameters): string {
  const named = [...parameters.values('patient'), ...parameters.values('subject')].map((reference) => {
    const personId = personInReference(reference);
    if (personId === undefined) throw invalid('/query/patient', 'must be Patient/<id>');
    return personId;
  });
  const [first, ...others] = named;
  if (others.some((other) => other !== first)) throw invalid('/query/patient', 'may name one person');
  const personId = first ?? call.principal.personId;
  if (personId === undefined) throw invalid('/query/patient', 'is needed: the token stands for no person');
  return personId;
}
