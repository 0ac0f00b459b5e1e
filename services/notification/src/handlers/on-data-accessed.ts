import { dataAccessed } from '@aceso/contracts/access';
import { Fault, on, type Subscription } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { dayOf } from '../domain/quiet-hours.ts';
import { tell, type TellDeps } from '../messages/tell.ts';
import { wasTold } from '../store/messages.ts';
import { findPreferences } from '../store/preferences.ts';

type Deps = TellDeps & Pick<NotificationDeps, 'identity' | 'users'>;

/** Tells once a day of each account that looked; the access log has every single look. */
export const onDataAccessed = (deps: Deps): Subscription =>
  on(dataAccessed, async ({ payload }, tx) => {
    const { personId, subject } = payload;
    const preferences = await findPreferences(tx, personId);
    if (preferences === undefined) return;
    const cause = `accessed:${subject}:${dayOf(new Date(payload.at), preferences.timeZone)}`;
    if (await wasTold(tx, personId, cause)) return;
    const name = (await nameOf(deps, subject)) ?? 'Somebody you share with';
    await tell(deps, tx, {
      personId,
      category: 'data-accessed',
      cause,
      title: `${name} looked at your data`,
      body: 'You hear of each person at most once a day. Who looked at what, and when, is under Sharing.',
      link: '/sharing#who-looked',
      why: 'Somebody other than you opened your data. Setting: Someone looked.',
    });
  });

async function nameOf(deps: Deps, accountId: string): Promise<string | undefined> {
  try {
    const { personId } = await deps.identity.getAccount({ params: { accountId } });
    return personId === undefined ? undefined : (await deps.users.getContact({ params: { personId } })).displayName;
  } catch (error) {
    // A name that is gone is no reason to say nothing.
    if (error instanceof Fault && (error.status === 404 || error.status === 400)) return undefined;
    throw error;
  }
}
