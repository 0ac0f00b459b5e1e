import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';

type Contract = typeof recommendation.operations.listCdsServices;

/** The one service that there is. */
export const PATIENT_VIEW = {
  hook: 'patient-view',
  id: 'aceso-patient-view',
  title: 'Aceso: what stands out in self-measured data',
  description:
    'Recommendations and findings from a person’s own devices, with how sure they are and the numbers behind them; of people who share them with this system. Information for a clinician, no diagnosis.',
  prefetch: { patient: 'Patient/{{context.patientId}}' },
};

/** Discovery: the same for everybody, and nothing about anybody. */
export const listCdsServices = () => async (): Promise<Output<Contract>> => ({
  services: [{ ...PATIENT_VIEW, prefetch: { ...PATIENT_VIEW.prefetch } }],
});
