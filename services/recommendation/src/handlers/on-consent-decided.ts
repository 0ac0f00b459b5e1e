import { users } from '@aceso/contracts/users';
import { on } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { noteSaid, setMayAdvise } from '../store/people.ts';
import { enqueue } from '../store/queue.ts';

/** Withdrawn consent takes open advice away. */
export const onConsentDecided = (deps: Deps) =>
  on(users.events.consentDecided, async ({ payload, traceparent }, tx) => {
    if (payload.purpose !== 'storage-and-advice') return;
    await noteSaid(tx, payload.personId);
    await setMayAdvise(tx, payload.personId, payload.granted);
    await enqueue(tx, payload.personId, deps.now(), traceparent);
    deps.wakeAfter(tx);
  });
