import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { isRisk } from '../domain/risks/risk.ts';
import { assessedOf } from '../risks/assessed.ts';

type Contract = typeof recommendation.operations.listRiskEquations;

/** Which equations fit, and why the others do not; figures are for clinicians' systems, at the FHIR door. */
export const listRiskEquations =
  (deps: Pick<Deps, 'db' | 'now' | 'settings'>) =>
  async ({ params: { personId } }: Input<Contract>): Promise<Output<Contract>> => ({
    items: (await assessedOf(deps, personId)).assessed.map(({ equation: { method, name, version, citation }, outcome }) => ({
      method,
      name,
      version,
      citation,
      isAssessed: isRisk(outcome),
      ...(isRisk(outcome) ? {} : { reason: outcome.reason }),
    })),
  });
