import { users } from '@aceso/contracts/users';
import { on, type Subscription } from '../module.ts';
import { ident, sql, type Db } from '../sql/sql.ts';
import { LRUCache } from 'lru-cache';

/** What people share with an account, as this service has heard from users: kept in its own schema, so that it can decide alone. */
export interface Shares {
  /** Categories that the person shares with the account now; empty when nothing. */
  categoriesFor(accountId: string, personId: string): Promise<readonly string[]>;
  /** People who share anything with the account now. */
  peopleFor(accountId: string): Promise<readonly string[]>;
  readonly subscriptions: readonly Subscription[];
}

const { shareGranted, shareRevoked } = users.events;
const PAIRS_KEPT = 5_000;
const PAIR_LIFE_MS = 2_000;

/** The local copy of shares of one service, in `<schema>.share`. */
export function createShares(db: Db, schema: string, now: () => Date): Shares {
  const table = ident(`${schema}.share`);
  const cache = new LRUCache<string, readonly string[]>({ max: PAIRS_KEPT, ttl: PAIR_LIFE_MS });
  return {
    async categoriesFor(accountId, personId) {
      const key = `${accountId}|${personId}`;
      const kept = cache.get(key);
      if (kept !== undefined) return kept;
      const rows = await db.many(sql<{ categories: readonly string[] }>`
        select s.categories
          from ${table} as s
         where s.person_id = ${personId}
           and s.account_id = ${accountId}
           and (s.expires_at is null or s.expires_at > ${now()})`);
      const categories = [...new Set(rows.flatMap((row) => row.categories))].toSorted();
      cache.set(key, categories);
      return categories;
    },
    async peopleFor(accountId) {
      const rows = await db.many(sql<{ person_id: string }>`
        select distinct s.person_id
          from ${table} as s
         where s.account_id = ${accountId}
           and (s.expires_at is null or s.expires_at > ${now()})
         order by s.person_id`);
      return rows.map((row) => row.person_id);
    },
    subscriptions: [
      on(shareGranted, async ({ payload }, tx) => {
        await tx.many(sql`
          insert into ${table} (share_id, person_id, account_id, categories, expires_at)
          values (${payload.shareId}, ${payload.personId}, ${payload.granteeAccountId}, ${payload.categories}, ${payload.expiresAt ?? null})
          on conflict (share_id) do update set categories = excluded.categories, expires_at = excluded.expires_at`);
        cache.clear();
      }),
      on(shareRevoked, async ({ payload }, tx) => {
        await tx.many(sql`delete from ${table} as s where s.share_id = ${payload.shareId}`);
        cache.clear();
      }),
    ],
  };
}
