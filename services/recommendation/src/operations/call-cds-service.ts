import { randomUUIDv7 } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { Fault, notFound, type Call } from '@aceso/kit';
import { cdsCallers, principalOf, type CallerDeps, type CdsClient } from '../cds/caller.ts';
import type { AgentClients } from '../agents/tool.ts';
import { cardsOf, type DraftCard } from '../domain/cds-cards.ts';
import { personInHook } from '../domain/cds-patient.ts';
import { saveShown } from '../store/clinician-cards.ts';
import { PATIENT_VIEW } from './list-cds-services.ts';

type Contract = typeof recommendation.operations.callCdsService;

export interface CdsDeps extends CallerDeps {
  readonly advisor: AgentClients['advisor'];
}

/**
 * Answers `patient-view` with cards of what the person shares with the system's account.
 *
 * Nothing shared and nobody known look alike: no cards. What is shown stands in the person's access log under the name of the system.
 */
export function callCdsService(deps: CdsDeps) {
  const callerOf = cdsCallers(deps);
  return async ({ params, body }: Input<Contract>, call: Call): Promise<Output<Contract>> => {
    const client = await callerOf(call, `/cds-services/${params.serviceId}`);
    if (params.serviceId !== PATIENT_VIEW.id) throw notFound('no-such-cds-service', 'No such CDS service.');
    if (body.hook !== PATIENT_VIEW.hook) throw new Fault('hook-not-served', 400, 'This service does not answer this hook.');
    const personId = personInHook(body.context.patientId, body.prefetch?.['patient']);
    if (personId === undefined) return { cards: [] };
    const drafts = await draftsFor(deps, client, personId, call.signal);
    const cards = drafts.map(({ card, ...about }) => ({ about, card: { uuid: randomUUIDv7(), ...card } }));
    await deps.db.tx((tx) =>
      saveShown(
        tx,
        { personId, issuer: client.issuer, system: client.name },
        cards.map(({ about, card }) => ({ cardId: card.uuid, recommendationId: about.recommendationId, insightId: about.insightId })),
        deps.now(),
      ),
    );
    return { cards: cards.map(({ card }) => card) };
  };
}

/** Through the same doors as everybody: policies, shares and the access log hold. */
async function draftsFor(deps: CdsDeps, client: CdsClient, personId: string, signal: AbortSignal): Promise<readonly DraftCard[]> {
  const options = { onBehalfOf: principalOf(client, deps.now()), signal };
  try {
    const [advice, insights] = await Promise.all([
      deps.advisor.listRecommendations({ params: { personId }, query: { status: 'open' } }, options),
      deps.advisor.listInsights({ params: { personId }, query: {} }, options),
    ]);
    return cardsOf(deps.publicOrigin, personId, advice.items, insights.items);
  } catch (error) {
    if (error instanceof Fault && (error.code === 'forbidden' || error.code === 'no-such-person')) return [];
    throw error;
  }
}
