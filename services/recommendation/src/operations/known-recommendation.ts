import { notFound, type Db } from '@aceso/kit';
import { findRecommendation, type RecommendationRow } from '../store/recommendations.ts';

/** The recommendation of a person. Throws `no-such-recommendation`. */
export async function knownRecommendation(
  db: Db,
  params: { readonly personId: string; readonly recommendationId: string },
): Promise<RecommendationRow> {
  const row = await findRecommendation(db, params.personId, params.recommendationId);
  if (row === undefined) throw notFound('no-such-recommendation', 'No such recommendation.');
  return row;
}
