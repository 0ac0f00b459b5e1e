import type { Input } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import { notFound } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { completeCategories } from '../domain/preferences.ts';
import { lockPreferences, savePreferences } from '../store/preferences.ts';

/** Ends e-mails of one kind; the inbox goes on. Somebody who has been erased gets the same answer: there is nothing left to end. */
export const unsubscribe =
  ({ db, unsubscriptions }: Pick<NotificationDeps, 'db' | 'unsubscriptions'>) =>
  async ({ params }: Input<typeof notification.operations.unsubscribe>): Promise<void> => {
    const which = unsubscriptions.read(params.token);
    if (which === undefined) throw notFound('no-such-subscription', 'This link does not belong to an e-mail of ours.');
    await db.tx(async (tx) => {
      const stored = await lockPreferences(tx, which.personId);
      if (stored === undefined) return;
      const categories = completeCategories(stored.categories).map((row) =>
        row.category === which.category ? { ...row, channels: row.channels.filter((channel) => channel !== 'email') } : row,
      );
      await savePreferences(tx, which.personId, { ...stored, categories });
    });
  };
