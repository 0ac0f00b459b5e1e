import { sql, type Db } from '@aceso/kit';

/** Removes what has run out: at most `most` rows a table, so that it never holds a table for long. */
export async function removeExpired(db: Db, before: Date, most: number): Promise<void> {
  await db.many(sql`
    delete from identity.oauth_record as r
     where (r.kind, r.id) in (select o.kind, o.id from identity.oauth_record as o where o.expires_at < ${before} limit ${most})`);
  await db.many(sql`
    delete from identity.session as s
     where s.session_id in (select o.session_id from identity.session as o where o.expires_at < ${before} limit ${most})`);
  await db.many(sql`
    delete from identity.sign_in_attempt as t
     where t.bucket in (select o.bucket from identity.sign_in_attempt as o where o.window_ends_at < ${before} limit ${most})`);
  await db.many(sql`
    delete from identity.federation_trip as t
     where t.state in (select o.state from identity.federation_trip as o where o.expires_at < ${before} limit ${most})`);
  await db.many(sql`
    delete from identity.api_token as t
     where t.token_id in (select o.token_id from identity.api_token as o where o.expires_at < ${before} limit ${most})`);
}
