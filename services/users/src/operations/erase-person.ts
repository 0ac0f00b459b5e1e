import { randomUUIDv7 } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { conflict, notFound, type Db } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { erasureSaga } from '../erasure/erasure-saga.ts';
import { describeErasure } from '../erasure/describe-erasure.ts';
import { announceEnd } from '../people/announce-end.ts';
import { findErasure, freezePerson, insertErasure } from '../store/erasures.ts';
import { countOperators, lockOperators } from '../store/operators.ts';
import { findPerson } from '../store/people.ts';
import { deleteSharesOf } from '../store/shares.ts';

type Operation = typeof users.operations.erasePerson;

/** From the answer on nobody reads the person here, and every share has ended; asked twice, it is one erasure. */
export const erasePerson =
  (deps: UsersDeps) =>
  async ({ params }: Input<Operation>): Promise<Output<Operation>> => {
    const { personId } = params;
    await deps.db.tx((tx) => freeze(deps, tx, personId));
    const erasure = await findErasure(deps.db, { personId });
    if (erasure === undefined) throw notFound('no-such-person', 'No such person.');
    return await describeErasure(deps.db, erasure);
  };

async function freeze(deps: UsersDeps, tx: Db, personId: string): Promise<void> {
  await lockOperators(tx);
  const person = await findPerson(tx, personId);
  if (person === undefined) return;
  if (person.roles.includes('operator') && (await countOperators(tx)) === 1)
    throw conflict('last-operator', 'The last operator cannot go.');
  if (!(await freezePerson(tx, personId))) return;
  for (const share of await deleteSharesOf(tx, personId, person.account_id)) await announceEnd(deps.bus, tx, share);
  const erasureId = randomUUIDv7();
  await insertErasure(tx, erasureId, personId, deps.now());
  await deps.sagas.start(erasureSaga(deps), erasureId, { erasureId, personId, accountId: person.account_id }, tx);
}
