import type { Deps } from '../deps.ts';
import { computeQrisk3 } from './compute-qrisk3.ts';
import { getRiskFactors } from './get-risk-factors.ts';
import { getRiskMedicines } from './get-risk-medicines.ts';
import { listRiskEquations } from './list-risk-equations.ts';
import { setRiskFactors } from './set-risk-factors.ts';
import { setRiskMedicines } from './set-risk-medicines.ts';

/** Operations about risk equations and what only they ask for. */
export const riskOperations = (deps: Deps) => ({
  computeQrisk3: computeQrisk3(deps),
  getRiskFactors: getRiskFactors(deps),
  getRiskMedicines: getRiskMedicines(deps),
  listRiskEquations: listRiskEquations(deps),
  setRiskFactors: setRiskFactors(deps),
  setRiskMedicines: setRiskMedicines(deps),
});
