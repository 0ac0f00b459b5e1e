import { users } from '@aceso/contracts/users';
import type { Db, SagaDefinition } from '@aceso/kit';
import { CONSENT_TEXT_VERSION } from '../domain/consent.ts';
import type { UsersDeps } from '../deps.ts';
import { insertDecision } from '../store/consents.ts';
import { giveCodeBack } from '../store/operators.ts';
import {
  activatePerson,
  deletePendingPerson,
  findRegistration,
  forgetCredentials,
  forgetDraft,
  insertPendingPerson,
  type Draft,
  type RegistrationRow,
} from '../store/registrations.ts';

/** Ids only: what a person wrote stays in the registration's own row, which is emptied at the end. */
export interface RegistrationState {
  readonly registrationId: string;
  readonly personId: string;
  readonly accountId: string;
}

type Deps = Pick<UsersDeps, 'db' | 'bus' | 'sealer' | 'identity' | 'notification'>;
const ATTEMPTS_PER_STEP = 6;

/**
 * Account → profile → notification defaults → consents → activation, all or nothing.
 *
 * The account is made `pending` and the person `pending`: neither can be used before the last step. Undoing deletes by the ids of
 * this registration, so that a second one for the same address can never take away the account of the first.
 */
export function registrationSaga(deps: Deps, deadlineSeconds: number): SagaDefinition<RegistrationState> {
  return {
    kind: 'registration',
    deadlineSeconds,
    maxAttemptsPerStep: ATTEMPTS_PER_STEP,
    steps: [
      {
        name: 'create-account',
        run: (state, { signal }) => createAccount(deps, state, signal),
        compensate: async (state, { signal }) =>
          void (await deps.identity.deleteAccount({ params: { accountId: state.accountId } }, { signal })),
      },
      {
        name: 'create-profile',
        run: async (state) => insertPendingPerson(deps.db, state.registrationId, draftOf(await rowOf(deps.db, state))),
        compensate: (state) => deletePendingPerson(deps.db, state.personId),
      },
      {
        name: 'set-notification-defaults',
        run: async ({ personId, registrationId }, { signal }) => {
          const { timeZone } = draftOf(await rowOf(deps.db, { registrationId }));
          await deps.notification.setDefaults({ params: { personId }, body: { timeZone } }, { signal });
        },
        compensate: async ({ personId }, { signal }) => void (await deps.notification.erasePerson({ params: { personId } }, { signal })),
      },
      // Consents go with the person when the profile is taken back.
      { name: 'record-consents', run: (state) => recordConsents(deps.db, state) },
      // A lost answer leaves the account active for a moment; the undoing of the first step removes it.
      {
        name: 'activate-account',
        run: async ({ accountId }, { signal }) => void (await deps.identity.activateAccount({ params: { accountId } }, { signal })),
      },
    ],
    onDone: (state, tx) => open(deps, state, tx),
    onUndone: async ({ registrationId }, _reason, tx) => {
      await giveCodeBack(tx, registrationId);
      await forgetDraft(tx, registrationId);
    },
  };
}

async function createAccount(deps: Deps, state: RegistrationState, signal: AbortSignal): Promise<void> {
  const row = await rowOf(deps.db, state);
  // Without them identity has answered before; a program that died in between runs the step again.
  if (row.sealed === null) return;
  const { email, password } = deps.sealer.open(row.registration_id, row.sealed);
  const { accountId, personId } = state;
  await deps.identity.createAccount({ body: { accountId, personId, email, password, roles: draftOf(row).roles } }, { signal });
  await forgetCredentials(deps.db, row.registration_id);
}

async function recordConsents(db: Db, { personId, registrationId }: RegistrationState): Promise<void> {
  const row = await rowOf(db, { registrationId });
  const decidedAt = row.created_at.toISOString();
  for (const purpose of draftOf(row).consents)
    await insertDecision(db, personId, { purpose, granted: true, textVersion: CONSENT_TEXT_VERSION[purpose], decidedAt });
}

/** The person appears, with the events of it, in the transaction that ends the saga. */
async function open(deps: Deps, { personId, registrationId }: RegistrationState, tx: Db): Promise<void> {
  const { consents } = draftOf(await rowOf(tx, { registrationId }));
  await activatePerson(tx, personId);
  await deps.bus.append(tx, users.events.personRegistered, personId, { personId });
  for (const purpose of consents) await deps.bus.append(tx, users.events.consentDecided, personId, { personId, purpose, granted: true });
  await forgetDraft(tx, registrationId);
}

async function rowOf(db: Db, { registrationId }: Pick<RegistrationState, 'registrationId'>): Promise<RegistrationRow> {
  const row = await findRegistration(db, registrationId);
  if (row === undefined) throw new Error('the registration of a running saga is gone');
  return row;
}

function draftOf({ draft }: RegistrationRow): Draft {
  if (draft === null) throw new Error('the draft of a running registration is gone');
  return draft;
}
