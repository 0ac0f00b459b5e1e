import { sql, type Db } from '@aceso/kit';

/** True when the account has signed in from this place before. */
export async function isKnownPlace(db: Db, emailKey: string, place: Uint8Array): Promise<boolean> {
  const row = await db.one(sql<{ known: boolean }>`
    select true as known
      from identity.account as a
      join identity.known_place as p on p.account_id = a.account_id
     where a.email_key = ${emailKey} and p.place = ${Buffer.from(place)}`);
  return row !== undefined;
}

/** Remembers the place; says whether it is new to an account that has been seen elsewhere. */
export async function notePlace(db: Db, accountId: string, place: Uint8Array, now: Date): Promise<boolean> {
  const before = await db.one(sql<{ places: number; known: boolean }>`
    select count(*)::int as places, coalesce(bool_or(p.place = ${Buffer.from(place)}), false) as known
      from identity.known_place as p
     where p.account_id = ${accountId}`);
  await db.many(sql`
    insert into identity.known_place (account_id, place, seen_at) values (${accountId}, ${Buffer.from(place)}, ${now})
    on conflict (account_id, place) do update set seen_at = excluded.seen_at`);
  return before !== undefined && before.places > 0 && !before.known;
}
