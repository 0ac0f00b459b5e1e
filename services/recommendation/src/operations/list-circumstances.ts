import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { listCircumstanceRows } from '../store/circumstances.ts';

type Contract = typeof recommendation.operations.listCircumstances;

/** What the person logged of their life. */
export const listCircumstances =
  ({ db }: Pick<Deps, 'db'>) =>
  async ({ params: { personId } }: Input<Contract>): Promise<Output<Contract>> => ({
    items: [...(await listCircumstanceRows(db, personId))],
  });
