import { createHash } from 'node:crypto';
import { users } from '@aceso/contracts/users';
import type { SagaContext, SagaDefinition, SagaStep } from '@aceso/kit';
import type { UsersDeps } from '../deps.ts';
import type { Erasure } from '../domain/erasure.ts';
import { deletePersonRows, finishErasure, keepReceipt } from '../store/erasures.ts';

export interface ErasureState {
  readonly erasureId: string;
  readonly personId: string;
  readonly accountId: string;
}

type Deps = Pick<UsersDeps, 'db' | 'now' | 'bus' | 'identity' | 'notification' | 'healthData' | 'recommendation' | 'analytics'>;
type Receipt = Erasure['receipts'][number];
/** Only reported: an erasure is tried again until every service has confirmed. */
const DEADLINE_SECONDS = 3600;

/**
 * Erases a person from every service that keeps something, then the account, then here. It only goes forward.
 *
 * The data go before the account: as long as a service has not confirmed, the account is still known to those who must finish.
 */
export function erasureSaga(deps: Deps): SagaDefinition<ErasureState> {
  const { identity, notification, healthData, recommendation, analytics } = deps;
  const asked = (name: string, erase: (state: ErasureState, context: SagaContext) => Promise<Receipt>): SagaStep<ErasureState> => ({
    name,
    run: async (state, context) => keepReceipt(deps.db, state.erasureId, await erase(state, context)),
  });
  return {
    kind: 'erasure',
    deadlineSeconds: DEADLINE_SECONDS,
    maxAttemptsPerStep: Number.MAX_SAFE_INTEGER,
    forwardOnly: true,
    steps: [
      asked('health-data', ({ personId }, { signal }) => healthData.erasePerson({ params: { personId } }, { signal })),
      asked('recommendation', ({ personId }, { signal }) => recommendation.erasePerson({ params: { personId } }, { signal })),
      asked('notification', ({ personId }, { signal }) => notification.erasePerson({ params: { personId } }, { signal })),
      asked('analytics', ({ personId }, { signal }) => analytics.erasePerson({ params: { personId } }, { signal })),
      asked('identity', ({ accountId }, { signal }) => identity.deleteAccount({ params: { accountId } }, { signal })),
      { name: 'users', run: (state) => eraseHere(deps, state) },
    ],
    onDone: async ({ erasureId, personId }, tx) => {
      await finishErasure(tx, erasureId, deps.now());
      await deps.bus.append(tx, users.events.personErased, personId, { personId, erasureId });
    },
  };
}

/** Rows and receipt go in one transaction, so that a repeat finds the receipt of what was really there. */
async function eraseHere({ db, now }: Deps, { erasureId, personId, accountId }: ErasureState): Promise<void> {
  await db.tx(async (tx) => {
    const counts = await deletePersonRows(tx, personId, accountId);
    const rows = Object.values(counts).reduce((sum, n) => sum + n, 0);
    const fingerprint = createHash('sha256').update(JSON.stringify({ personId, counts })).digest('hex');
    await keepReceipt(tx, erasureId, { service: 'users', erasedAt: now().toISOString(), rows, fingerprint });
  });
}
