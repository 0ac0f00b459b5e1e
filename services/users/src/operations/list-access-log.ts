import { pageOf, placeOf } from '@aceso/kit';
import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import type { UsersDeps } from '../deps.ts';
import { requirePerson } from '../people/require-person.ts';
import { accessBefore } from '../store/access-log.ts';

type Operation = typeof users.operations.listAccessLog;

/** Who touched the data, newest first; the person's own reading is not in it. */
export const listAccessLog =
  ({ db }: Pick<UsersDeps, 'db'>) =>
  async ({ params, query }: Input<Operation>): Promise<Output<Operation>> => {
    const place = placeOf(query.cursor);
    await requirePerson(db, params.personId);
    const rows = await accessBefore(db, params.personId, place, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => ({ at: row.at, id: row.event_id }));
    return {
      ...page,
      items: page.items.map((row) => ({
        at: row.at.toISOString(),
        subject: row.subject,
        ...(row.subject_name === null ? {} : { subjectName: row.subject_name }),
        ...(row.actor === null ? {} : { actor: row.actor }),
        operation: row.operation,
        ...(row.category === null ? {} : { category: row.category }),
      })),
    };
  };
