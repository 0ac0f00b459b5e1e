import type { Input, Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import type { NotificationDeps } from '../deps.ts';
import { defaultPreferences } from '../domain/preferences.ts';
import { findPreferences, insertPreferences } from '../store/preferences.ts';

type Operation = typeof notification.operations.setDefaults;

/** Preferences that are there already stay as they are. */
export const setDefaults =
  ({ db }: Pick<NotificationDeps, 'db'>) =>
  async ({ params, body }: Input<Operation>): Promise<Output<Operation>> => {
    const defaults = defaultPreferences(body.timeZone);
    await insertPreferences(db, params.personId, defaults);
    return (await findPreferences(db, params.personId)) ?? defaults;
  };
