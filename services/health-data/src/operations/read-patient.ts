import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { forbidden, type Call } from '@aceso/kit';
import { checkFormat, noSuchResource, personInReference, sendResource } from '@aceso/kit/fhir';
import type { Deps } from '../deps.ts';
import { patientFor } from '../fhir/door/patients.ts';

/** A person, as far as the caller may know them. */
export const readPatient =
  (deps: Deps) =>
  async ({ params, query }: Input<typeof healthData.operations.readPatient>, call: Call): Promise<void> => {
    checkFormat(call, query);
    const personId = personInReference(params.id);
    if (personId === undefined) throw noSuchResource();
    const patient = await patientFor(deps, call, personId, 'r');
    if (patient === undefined) throw forbidden();
    sendResource(call, patient);
  };
