import { Fault, forbidden, type Call } from '@aceso/kit';
import { checkFormat, countOf, CURSOR, type Given, headerOf, parametersOf, searchSet, sendJson, totalOf } from '@aceso/kit/fhir';
import type { Deps } from '../../deps.ts';
import { knownPerson } from '../../ingest/known-person.ts';
import { patientResource } from '../resources/patient.ts';
import { PERSON_IDENTIFIER } from '../systems.ts';
import type { Patient } from '../types.ts';
import { allowanceOf, PROFILE } from './reach.ts';

type PatientDeps = Pick<Deps, 'db' | 'users' | 'now' | 'tails' | 'publicOrigin'>;

const KNOWN = new Set(['_id', 'identifier', '_count', '_summary', '_total', CURSOR]);

/** The Patient of a person for this caller; undefined when the caller may have nothing of them. Who they are is told to whom a share names `profile`. */
export async function patientFor(deps: PatientDeps, call: Call, personId: string, interaction: 'r' | 's'): Promise<Patient | undefined> {
  const allowance = await allowanceOf(call, personId, 'Patient', interaction);
  if (allowance === undefined) return undefined;
  return await patientOf(deps, personId, allowance.categories.includes(PROFILE));
}

/** The Patient of a person, with the profile or without. Throws `no-such-person`. */
export async function patientOf(deps: PatientDeps, personId: string, withProfile: boolean): Promise<Patient> {
  await knownPerson(deps, personId);
  const profile = withProfile ? await deps.users.getProfile({ params: { personId } }) : undefined;
  // Profiles carry their version, and no moment of change: that of making is the one that never runs ahead.
  return patientResource(personId, profile === undefined ? 0 : Date.parse(profile.createdAt), profile);
}

/** Answers a search for Patients: the person of the token, and who shares with the account. */
export async function answerPatients(deps: PatientDeps, call: Call, given: Given): Promise<void> {
  checkFormat(call, given);
  const parameters = parametersOf(given, KNOWN, headerOf(call, 'prefer'));
  const wanted = [
    ...parameters.values('_id'),
    ...parameters.values('identifier').map((value) => value.replaceAll(`${PERSON_IDENTIFIER}|`, '')),
  ].map((value) => value.split(','));
  const people = (await call.reach.people()).filter((personId) => wanted.every((ids) => ids.includes(personId)));
  const count = Math.max(1, countOf(parameters));
  const total = totalOf(parameters);
  const after = parameters.one(CURSOR);
  const rest = people.toSorted().filter((personId) => after === undefined || personId > after);
  const page = rest.slice(0, count);
  const found = (await Promise.all((total === 'alone' ? [] : page).map((personId) => patientIfThere(deps, call, personId)))).flatMap(
    (one) => one ?? [],
  );
  // A token for a person's own data that reaches nobody is refused as any other.
  if (people.length > 0 && wanted.length === 0 && found.length === 0 && total !== 'alone' && after === undefined) throw forbidden();
  sendJson(
    call,
    searchSet({
      origin: deps.publicOrigin,
      type: 'Patient',
      used: parameters.used,
      found,
      next: rest.length > page.length ? page.at(-1) : undefined,
      total: total === 'no' ? undefined : people.length,
    }),
  );
}

/** Somebody who is being erased is no longer found. */
async function patientIfThere(deps: PatientDeps, call: Call, personId: string): Promise<Patient | undefined> {
  return await patientFor(deps, call, personId, 's').catch((error: unknown) => {
    if (error instanceof Fault && error.code === 'no-such-person') return undefined;
    throw error;
  });
}
