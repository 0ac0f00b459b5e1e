import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { notFound } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { describeErasure } from '../erasure/describe-erasure.ts';
import { findErasure } from '../store/erasures.ts';

type Operation = typeof users.operations.getErasure;

/** Open to whoever has the id: the account that could have signed in is gone. */
export const getErasure =
  ({ db }: Pick<UsersDeps, 'db'>) =>
  async ({ params }: Input<Operation>): Promise<Output<Operation>> => {
    const row = await findErasure(db, { erasureId: params.erasureId });
    if (row === undefined) throw notFound('no-such-erasure', 'No such erasure.');
    return await describeErasure(db, row);
  };
