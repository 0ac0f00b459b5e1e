import type { Profile } from '../person/profile.ts';
import { escape } from './escape.ts';

/** The clinical document that lies beside export.xml: it repeats a part of it and must not be taken for it. */
export function clinicalDocument(person: Profile): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3">\n <title>Health Data Export</title>\n <recordTarget><patientRole><patient><name>${escape(person.givenName)}</name></patient></patientRole></recordTarget>\n</ClinicalDocument>\n`,
  );
}
