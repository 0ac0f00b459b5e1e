import { randomUUIDv7 } from 'node:crypto';
import type { Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { Fault, type Db, type SagaStatus } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import { insertRegistration, type Draft } from '../store/registrations.ts';
import { registrationSaga } from './registration-saga.ts';
import type { Credentials } from './sealer.ts';

type Registration = Output<typeof users.operations.registerPerson>;

/** How long a caller waits for the end; the registration goes on without the caller. */
const PATIENCE_MS = 5000;

/** Starts a registration and waits a little for its end. `within` runs in the transaction that starts it. Throws what undid it. */
export async function startRegistration(
  deps: UsersDeps,
  draft: Draft,
  credentials: Credentials,
  within: (tx: Db, registrationId: string) => Promise<void> = async () => {},
): Promise<Registration> {
  const [registrationId, personId, accountId] = [randomUUIDv7(), randomUUIDv7(), randomUUIDv7()];
  const definition = registrationSaga(deps, deps.settings.get('registrationDeadlineSeconds'));
  await deps.db.tx(async (tx) => {
    await within(tx, registrationId);
    await insertRegistration(tx, {
      registration_id: registrationId,
      person_id: personId,
      account_id: accountId,
      draft,
      sealed: deps.sealer.seal(registrationId, credentials),
      created_at: deps.now(),
    });
    await deps.sagas.start(definition, registrationId, { registrationId, personId, accountId }, tx);
  });
  const registration = registrationOf({ registrationId, personId, accountId }, await deps.sagas.settled(registrationId, PATIENCE_MS));
  if (registration.status === 'undone') throw faultOf(registration.reason);
  return registration;
}

/** What the caller may know of a saga: undoing and waiting for a person to look are both `running`. */
export function registrationOf(ids: Pick<Registration, 'registrationId' | 'personId' | 'accountId'>, saga: SagaStatus): Registration {
  const { status, reason } = saga;
  return { ...ids, status: status === 'done' || status === 'undone' ? status : 'running', ...(reason === undefined ? {} : { reason }) };
}

function faultOf(reason: string | undefined): Fault {
  if (reason === 'email-taken')
    return new Fault('email-taken', 409, 'There is an account with this e-mail address.', {
      errors: [{ path: '/body/email', message: 'is taken' }],
    });
  if (reason === 'password-too-common')
    return new Fault('password-too-common', 422, 'This password is among the most common ones.', {
      errors: [{ path: '/body/password', message: 'is too common' }],
    });
  return new Fault('unavailable', 503, 'The registration could not be finished and was undone.', { retryAfterSeconds: 5 });
}
