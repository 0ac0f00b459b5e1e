import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';
import { clinicianCards } from '../store/clinician-cards.ts';

type Contract = typeof recommendation.operations.listClinicianCards;

const CARDS_MOST = 500;

/** Cards that systems of clinicians were shown of a person. */
export const listClinicianCards =
  ({ db }: Pick<Deps, 'db'>) =>
  async ({ params }: Input<Contract>): Promise<Output<Contract>> => ({
    items: (await clinicianCards(db, params.personId, CARDS_MOST)).map((row) => ({
      cardId: row.card_id,
      system: row.system,
      ...(row.recommendation_id === null ? {} : { recommendationId: row.recommendation_id }),
      ...(row.insight_id === null ? {} : { insightId: row.insight_id }),
      shownAt: row.shown_at.toISOString(),
      ...(row.outcome === null ? {} : { outcome: row.outcome }),
      ...(row.reason === null ? {} : { reason: row.reason }),
      ...(row.answered_at === null ? {} : { answeredAt: row.answered_at.toISOString() }),
    })),
  });
