import { users } from '@aceso/contracts/users';
import { on } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { refreshPerson } from '../ingest/known-person.ts';
import { markAllStale } from '../store/stale.ts';
import { findPerson } from '../store/people.ts';

/** Another zone means other civil days: all are summed up anew. */
export const onPersonUpdated = (deps: Deps) =>
  on(users.events.personUpdated, async ({ payload }, tx) => {
    if (!payload.fields.includes('timeZone')) return;
    const before = await findPerson(tx, payload.personId);
    if (before === undefined) return;
    const after = await refreshPerson({ ...deps, db: tx }, payload.personId);
    if (after.timeZone === before.timeZone) return;
    await markAllStale(tx, payload.personId);
    deps.wake();
  });
