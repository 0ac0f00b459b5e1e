export const PERSON_IDENTIFIER = 'https://aceso.health/fhir/identifier/person';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The person that a clinician's system asks about.
 *
 * A system that keeps records of its own names its patient by its own id: then the person's id is the identifier of ours in the Patient
 * that it sends along. One that works on our FHIR door names the person itself. Undefined when neither is there.
 */
export function personInHook(patientId: string, patient: unknown): string | undefined {
  const identifiers = field(patient, 'identifier');
  for (const identifier of Array.isArray(identifiers) ? identifiers : []) {
    const value = field(identifier, 'value');
    if (field(identifier, 'system') === PERSON_IDENTIFIER && typeof value === 'string' && UUID.test(value)) return value;
  }
  return UUID.test(patientId) ? patientId : undefined;
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Readonly<Record<string, unknown>>)[name] : undefined; // Any object can be asked for a key.
}
