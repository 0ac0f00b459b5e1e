import type { Db } from '@aceso/kit';
import type { Erasure } from '../domain/erasure.ts';
import { receiptsOf, type ErasureRow } from '../store/erasures.ts';

/** The erasure with the receipts that have come so far. */
export const describeErasure = async (db: Db, row: ErasureRow): Promise<Erasure> => ({
  erasureId: row.erasure_id,
  personId: row.person_id,
  status: row.finished_at === null ? 'running' : 'done',
  requestedAt: row.requested_at.toISOString(),
  receipts: await receiptsOf(db, row.erasure_id),
});
