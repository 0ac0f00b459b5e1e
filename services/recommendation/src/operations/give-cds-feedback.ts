import type { Input } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { notFound, type Call } from '@aceso/kit';
import { cdsCallers, type CallerDeps } from '../cds/caller.ts';
import { saveFeedback } from '../store/clinician-cards.ts';
import { PATIENT_VIEW } from './list-cds-services.ts';

type Contract = typeof recommendation.operations.giveCdsFeedback;

/** Keeps what became of cards. It changes no advice: the person decides what is for them. Comments in free text are not kept. */
export function giveCdsFeedback(deps: CallerDeps) {
  const callerOf = cdsCallers(deps);
  return async ({ params, body }: Input<Contract>, call: Call): Promise<void> => {
    const { issuer } = await callerOf(call, `/cds-services/${params.serviceId}/feedback`);
    if (params.serviceId !== PATIENT_VIEW.id) throw notFound('no-such-cds-service', 'No such CDS service.');
    await deps.db.tx(async (tx) => {
      for (const { card, outcome, overrideReason, outcomeTimestamp } of body.feedback)
        await saveFeedback(tx, issuer, { cardId: card, outcome, reason: overrideReason?.reason?.code, at: new Date(outcomeTimestamp) });
    });
  };
}
