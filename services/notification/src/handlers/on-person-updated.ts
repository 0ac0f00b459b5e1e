import { users } from '@aceso/contracts/users';
import { Fault, on, type Subscription } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { followTimeZone } from '../store/preferences.ts';

/** Quiet hours move with the person: a new zone in the profile counts here, too, unless one was chosen here. */
export const onPersonUpdated = (deps: Pick<NotificationDeps, 'users'>): Subscription =>
  on(users.events.personUpdated, async ({ payload }, tx) => {
    const { personId, fields } = payload;
    if (!fields.includes('timeZone')) return;
    const contact = await deps.users.getContact({ params: { personId } }).catch((error: unknown) => {
      if (error instanceof Fault && error.status === 404) return undefined;
      throw error;
    });
    if (contact !== undefined) await followTimeZone(tx, personId, contact.timeZone);
  });
