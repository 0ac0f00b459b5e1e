import { dataAccessed } from '@aceso/contracts/access';
import { on } from '@aceso/kit';
import { insertAccess } from '../store/access-log.ts';

/** Adds a line to the person's access log. The row is keyed by the event, so that a replay adds nothing. */
export const onDataAccessed = on(dataAccessed, async ({ id, payload }, tx) =>
  insertAccess(tx, payload.personId, {
    event_id: id,
    at: new Date(payload.at),
    subject: payload.subject,
    actor: payload.actor ?? null,
    operation: payload.operation,
    category: payload.category ?? null,
  }),
);
