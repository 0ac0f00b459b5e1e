import type { Input, Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import type { NotificationDeps } from '../deps.ts';
import { completeCategories, defaultPreferences } from '../domain/preferences.ts';
import { findPreferences } from '../store/preferences.ts';

type Operation = typeof notification.operations.getPreferences;

/** A kind of message that is newer than the stored preferences appears with its default. */
export const getPreferences =
  ({ db }: Pick<NotificationDeps, 'db'>) =>
  async ({ params }: Input<Operation>): Promise<Output<Operation>> => {
    const stored = (await findPreferences(db, params.personId)) ?? defaultPreferences('UTC');
    return { ...stored, categories: completeCategories(stored.categories) };
  };
