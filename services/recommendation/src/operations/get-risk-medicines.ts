import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { findRiskBackground } from '../store/risk-background.ts';

type Contract = typeof recommendation.operations.getRiskMedicines;

export const getRiskMedicines =
  ({ db }: Pick<Deps, 'db'>) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> => {
    const { medicines } = await findRiskBackground(db, params.personId);
    return medicines === undefined ? {} : { medicines: [...medicines] };
  };
