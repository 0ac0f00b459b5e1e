import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { findRiskMedicines } from '../store/background.ts';

type Contract = typeof recommendation.operations.getRiskMedicines;

export const getRiskMedicines =
  ({ db }: Pick<Deps, 'db'>) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> => {
    const medicines = await findRiskMedicines(db, params.personId);
    return medicines === undefined ? {} : { medicines: [...medicines] };
  };
