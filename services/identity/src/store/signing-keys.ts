import { json, sql, type Db } from '@aceso/kit';
import type { JWK } from 'jose';

/** A key as it is kept: the private half is sealed. */
export interface SigningKeyRow {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly privateSealed: Buffer;
  readonly signsFrom: Date;
}

/** All keys, oldest first. There are never more than a handful. */
export async function signingKeys(db: Db): Promise<readonly SigningKeyRow[]> {
  const rows = await db.many(sql<{ kid: string; public_jwk: JWK; private_sealed: Buffer; signs_from: Date }>`
    select k.kid, k.public_jwk, k.private_sealed, k.signs_from from identity.signing_key as k order by k.signs_from, k.kid`);
  return rows.map((row) => ({ kid: row.kid, publicJwk: row.public_jwk, privateSealed: row.private_sealed, signsFrom: row.signs_from }));
}

/** Keeps every other process from making a key until the transaction ends. */
export async function lockSigningKeys(tx: Db): Promise<void> {
  await tx.many(sql`select pg_advisory_xact_lock(hashtextextended('aceso:identity:signing-keys', 0))`);
}

/** Adds a key. */
export async function insertSigningKey(tx: Db, key: SigningKeyRow, now: Date): Promise<void> {
  await tx.many(sql`
    insert into identity.signing_key (kid, public_jwk, private_sealed, created_at, signs_from)
    values (${key.kid}, ${json(key.publicJwk)}, ${key.privateSealed}, ${now}, ${key.signsFrom})`);
}

/** Removes keys whose tokens are all gone. */
export async function removeSigningKeys(tx: Db, kids: readonly string[]): Promise<void> {
  await tx.many(sql`delete from identity.signing_key as k where k.kid = any(${kids})`);
}
