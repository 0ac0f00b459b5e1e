import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { notFound } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { registrationOf } from '../registration/start-registration.ts';
import { findRegistration } from '../store/registrations.ts';

type Operation = typeof users.operations.getRegistration;

/** The id is known only to whoever registered. */
export const getRegistration =
  ({ db, sagas }: Pick<UsersDeps, 'db' | 'sagas'>) =>
  async ({ params }: Input<Operation>): Promise<Output<Operation>> => {
    const [row, saga] = await Promise.all([findRegistration(db, params.registrationId), sagas.status(params.registrationId)]);
    if (row === undefined || saga === undefined) throw notFound('no-such-registration', 'No such registration.');
    return registrationOf({ registrationId: row.registration_id, personId: row.person_id, accountId: row.account_id }, saga);
  };
