import { pageOf, placeOf } from '@aceso/kit';
import type { Input, Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import type { UsersDeps } from '../deps.ts';
import { peopleAfter } from '../store/people.ts';

type Operation = typeof users.operations.listPeople;

/** Names and roles, oldest first; nothing about health. */
export const listPeople =
  ({ db }: Pick<UsersDeps, 'db'>) =>
  async ({ query }: Input<Operation>): Promise<Output<Operation>> => {
    const rows = await peopleAfter(db, placeOf(query.cursor), query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => ({ at: row.created_at, id: row.person_id }));
    return {
      ...page,
      items: page.items.map((row) => ({
        personId: row.person_id,
        displayName: row.display_name,
        roles: row.roles,
        createdAt: row.created_at.toISOString(),
      })),
    };
  };
