import type { Input, Output } from '@aceso/contracts';
import { users } from '@aceso/contracts/users';
import type { UsersDeps } from '../deps.ts';
import { CONSENT_TEXT_VERSION } from '../domain/consent.ts';
import { requirePersonForChange } from '../people/require-person.ts';
import { consentsOf, insertDecision } from '../store/consents.ts';

type Operation = typeof users.operations.decideConsent;

/** The same decision on the same text again is no new decision. */
export const decideConsent =
  (deps: Pick<UsersDeps, 'db' | 'bus' | 'now'>) =>
  async ({ params, body }: Input<Operation>): Promise<Output<Operation>> => {
    const { personId, purpose } = params;
    const textVersion = CONSENT_TEXT_VERSION[purpose];
    return await deps.db.tx(async (tx) => {
      await requirePersonForChange(tx, personId);
      const inForce = (await consentsOf(tx, personId)).find((consent) => consent.purpose === purpose);
      if (inForce !== undefined && inForce.granted === body.granted && inForce.textVersion === textVersion) return inForce;
      const decision = { purpose, granted: body.granted, textVersion, decidedAt: deps.now().toISOString() };
      await insertDecision(tx, personId, decision);
      await deps.bus.append(tx, users.events.consentDecided, personId, { personId, purpose, granted: body.granted });
      return decision;
    });
  };
