import { createHash } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { analytics } from '@aceso/contracts/analytics';
import type { AnalyticsDeps } from '../deps.ts';
import { removeParticipant } from '../store/participants.ts';

type Operation = typeof analytics.operations.erasePerson;

/** The receipt is given when the person is out of the rows and out of the files. */
export const erasePerson =
  ({ db, now, columns, pseudonyms }: Pick<AnalyticsDeps, 'db' | 'now' | 'columns' | 'pseudonyms'>) =>
  async ({ params }: Input<Operation>): Promise<Output<Operation>> => {
    const pseudonym = pseudonyms(params.personId);
    const rows = await db.tx((tx) => removeParticipant(tx, pseudonym));
    await columns.purge();
    const fingerprint = createHash('sha256').update(pseudonym.bytes).update(String(rows)).digest('hex');
    return { service: 'analytics', erasedAt: now().toISOString(), rows, fingerprint };
  };
