import { prepared, sql, SqlFailure, type Db } from '@aceso/kit';

export interface PersonRow {
  readonly personId: string;
  readonly enabled: boolean;
  readonly mayAdvise: boolean;
  readonly birthYear: number | undefined;
  readonly sex: 'female' | 'male' | undefined;
  readonly timeZone: string | undefined;
  readonly country: string | undefined;
  readonly heightCm: number | undefined;
  readonly profileStale: boolean;
  readonly evaluatedAt: Date | undefined;
  /** How often the person has said or allowed something. */
  readonly said: number;
  /** Under what the past was looked at last. */
  readonly recalled: string | undefined;
  /** Of the daily values that are held. */
  readonly featureRevision: number;
  /** Metrics that were read so far; undefined before the first turn. */
  readonly reads: readonly string[] | undefined;
}

interface Raw {
  readonly enabled: boolean;
  readonly may_advise: boolean;
  readonly birth_year: number | null;
  readonly sex: 'female' | 'male' | null;
  readonly time_zone: string | null;
  readonly country: string | null;
  readonly height_cm: number | null;
  readonly profile_stale: boolean;
  readonly evaluated_at: Date | null;
  readonly said: number;
  readonly recalled: string | null;
  readonly reads: readonly string[] | null;
  readonly feature_revision: number;
}

export async function findPerson(db: Db, personId: string): Promise<PersonRow | undefined> {
  const raw = await db.one(
    prepared(sql<Raw>`
    select p.enabled, p.may_advise, p.birth_year, p.sex, p.time_zone, p.country, p.height_cm, p.profile_stale, p.evaluated_at, p.said, p.recalled, p.reads, p.feature_revision from recommendation.person as p where p.person_id = ${personId}`),
  );
  return (
    raw && {
      personId,
      enabled: raw.enabled,
      mayAdvise: raw.may_advise,
      birthYear: raw.birth_year ?? undefined,
      sex: raw.sex ?? undefined,
      timeZone: raw.time_zone ?? undefined,
      country: raw.country ?? undefined,
      heightCm: raw.height_cm ?? undefined,
      profileStale: raw.profile_stale,
      evaluatedAt: raw.evaluated_at ?? undefined,
      said: raw.said,
      recalled: raw.recalled ?? undefined,
      reads: raw.reads ?? undefined,
      featureRevision: raw.feature_revision,
    }
  );
}

export async function ensurePerson(tx: Db, personId: string): Promise<void> {
  await tx.many(prepared(sql`insert into recommendation.person (person_id) values (${personId}) on conflict do nothing`));
}

/** Keeps others from writing about a person until this transaction ends. Returns `said` as it stands; undefined when erased. */
export async function holdPerson(tx: Db, personId: string): Promise<number | undefined> {
  return (
    await tx.one(prepared(sql<{ said: number }>`select p.said from recommendation.person as p where p.person_id = ${personId} for update`))
  )?.said;
}

/** Holds the person, made known if need be, and voids any turn that began before. What the person said is written after it. */
export async function noteSaid(tx: Db, personId: string): Promise<void> {
  await tx.many(
    sql`insert into recommendation.person as p (person_id, said) values (${personId}, 1) on conflict (person_id) do update set said = p.said + 1`,
  );
}

/** What advice needs of a profile. */
export interface Profile {
  readonly birthYear: number | undefined;
  readonly sex: 'female' | 'male' | undefined;
  readonly timeZone: string;
  readonly country: string | undefined;
  readonly heightCm: number | undefined;
}

export async function saveProfile(db: Db, personId: string, profile: Profile): Promise<void> {
  await db.many(sql`
    update recommendation.person as p set birth_year = ${profile.birthYear ?? null}, sex = ${profile.sex ?? null}, time_zone = ${profile.timeZone}, country = ${profile.country ?? null}, height_cm = ${profile.heightCm ?? null}, profile_stale = false
     where p.person_id = ${personId}`);
}

export async function markProfileStale(tx: Db, personId: string): Promise<void> {
  await tx.many(sql`update recommendation.person as p set profile_stale = true where p.person_id = ${personId}`);
}

export async function setEnabled(tx: Db, personId: string, enabled: boolean): Promise<void> {
  await tx.many(sql`update recommendation.person as p set enabled = ${enabled} where p.person_id = ${personId}`);
}

export async function setMayAdvise(tx: Db, personId: string, mayAdvise: boolean): Promise<void> {
  await tx.many(sql`update recommendation.person as p set may_advise = ${mayAdvise} where p.person_id = ${personId}`);
}

/** What a turn leaves behind. */
export interface Ended {
  readonly at: Date;
  /** The person's day. */
  readonly today: string;
  /** Under what the past was looked at. */
  readonly recalled: string | undefined;
  /** Metrics that were read so far. */
  readonly reads: readonly string[];
  /** How often the person had said something when the turn began. */
  readonly said: number;
}

/** What a turn takes for granted that has not asked for the person. */
export interface Unasked {
  /** Of the daily values as they are remembered. */
  readonly featureRevision: number;
}

/** Name of the lock of whoever evaluates a person. */
export const turnLock = (personId: string): string => `recommendation:${personId}`;

/** SQLSTATE of a division by zero. */
const BY_ZERO = '22012';

/**
 * Notes a turn that has ended, and keeps others from writing about the person until this transaction ends. Returns the revision of the daily
 * values, another one each time.
 *
 * Undefined when the person has said something since or was erased, and, with `unasked`, when another turn has come since, somebody has the
 * person's turn, or the person waits for one. The transaction has failed then, so that nothing of the turn stays even
 * if its commit is on the way already.
 */
export async function noteEvaluated(
  tx: Db,
  personId: string,
  { at, today, recalled, reads, said }: Ended,
  unasked?: Unasked,
): Promise<number | undefined> {
  try {
    const row = await tx.one(
      prepared(sql<{ revision: number }>`
      with noted as (
        update recommendation.person as p set evaluated_at = ${at}, evaluated_on = ${today}::date, recalled = ${recalled ?? null}, reads = ${[...reads]}::text[],
               feature_revision = nextval('recommendation.change_seq')
         where p.person_id = ${personId} and p.said = ${said}
           and (${unasked?.featureRevision ?? null}::bigint is null or (
                p.feature_revision = ${unasked?.featureRevision ?? null}::bigint and not p.profile_stale
                and not exists (select 1 from recommendation.queue as q where q.person_id = p.person_id)
                and pg_try_advisory_xact_lock(hashtextextended(${turnLock(personId)}, 0))))
        returning p.feature_revision as revision)
      select (select n.revision from noted as n) as revision, 1 / (select count(*)::int from noted) as must_be_one`),
    );
    return row?.revision;
  } catch (cause) {
    if (cause instanceof SqlFailure && cause.code === BY_ZERO) return undefined;
    throw cause;
  }
}
