import { createHash } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import type { NotificationDeps } from '../deps.ts';
import { deletePersonRows } from '../store/messages.ts';

type Operation = typeof notification.operations.erasePerson;

/** Without preferences nothing new is told either, so that a late event brings nothing back. */
export const erasePerson =
  ({ db, now }: Pick<NotificationDeps, 'db' | 'now'>) =>
  async ({ params }: Input<Operation>): Promise<Output<Operation>> => {
    const { personId } = params;
    const counts = await db.tx((tx) => deletePersonRows(tx, personId));
    return {
      service: 'notification',
      erasedAt: now().toISOString(),
      rows: Object.values(counts).reduce((sum, n) => sum + n, 0),
      fingerprint: createHash('sha256').update(JSON.stringify({ personId, counts })).digest('hex'),
    };
  };
