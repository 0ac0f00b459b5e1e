import { users } from '@aceso/contracts/users';
import { on } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { markProfileStale, noteSaid } from '../store/people.ts';
import { enqueue } from '../store/queue.ts';

/** Age, sex and zone decide which guidelines fit. */
export const onPersonUpdated = (deps: Deps) =>
  on(users.events.personUpdated, async ({ payload, traceparent }, tx) => {
    await noteSaid(tx, payload.personId);
    await markProfileStale(tx, payload.personId);
    await enqueue(tx, payload.personId, deps.now(), traceparent);
    deps.wakeAfter(tx);
  });
