import { PERSON_IDENTIFIER } from '../systems.ts';
import type { Patient } from '../types.ts';
import { instant, versionOfText } from '../values.ts';

/** What users tells of a person. */
export interface Profile {
  readonly displayName: string;
  readonly birthYear?: number | undefined;
  readonly sex?: 'female' | 'male' | undefined;
  readonly language: string;
}

/** A person as a Patient; without a profile, for those who may see data but not who it is of, only the id. */
export function patientResource(personId: string, knownSince: number, profile: Profile | undefined): Patient {
  const told = {
    identifier: [{ system: PERSON_IDENTIFIER, value: personId }],
    active: true as const,
    ...(profile === undefined
      ? {}
      : {
          name: [{ text: profile.displayName }],
          ...(profile.sex === undefined ? {} : { gender: profile.sex }),
          ...(profile.birthYear === undefined ? {} : { birthDate: String(profile.birthYear) }),
          communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: profile.language }] }, preferred: true as const }],
        }),
  };
  return {
    resourceType: 'Patient',
    id: personId,
    meta: { versionId: versionOfText(JSON.stringify(told)), lastUpdated: instant(knownSince) },
    ...told,
  };
}
