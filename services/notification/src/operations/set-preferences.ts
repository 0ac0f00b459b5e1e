import { requireTimeZone } from '@aceso/kit';
import type { Input, Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import type { NotificationDeps } from '../deps.ts';
import { completeCategories } from '../domain/preferences.ts';
import { savePreferences } from '../store/preferences.ts';

type Operation = typeof notification.operations.setPreferences;

/** In force for everything that no mail server has taken yet. */
export const setPreferences =
  ({ db }: Pick<NotificationDeps, 'db'>) =>
  async ({ params, body }: Input<Operation>): Promise<Output<Operation>> => {
    requireTimeZone(body.timeZone);
    const wanted = { ...body, categories: completeCategories(body.categories) };
    await savePreferences(db, params.personId, wanted);
    return wanted;
  };
