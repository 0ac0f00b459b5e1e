import { json, sql, type Db } from '@aceso/kit';
import type { Preferences } from '../domain/preferences.ts';

interface Row {
  readonly time_zone: string;
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly urgent_breaks_quiet: boolean;
  readonly at_most_per_day: number;
  readonly detail_in_email: boolean;
  readonly categories: Preferences['categories'];
}

const preferencesOf = (row: Row): Preferences => ({
  categories: row.categories,
  ...(row.quiet_from === null || row.quiet_to === null ? {} : { quietHours: { from: row.quiet_from, to: row.quiet_to } }),
  timeZone: row.time_zone,
  urgentBreaksQuiet: row.urgent_breaks_quiet,
  atMostPerDay: row.at_most_per_day,
  detailInEmail: row.detail_in_email,
});

/** Preferences of a person; undefined for somebody who is not registered or has been erased. */
export async function findPreferences(db: Db, personId: string): Promise<Preferences | undefined> {
  const row = await db.one(sql<Row>`
    select p.time_zone, p.quiet_from, p.quiet_to, p.urgent_breaks_quiet, p.at_most_per_day, p.detail_in_email, p.categories
      from notification.preference as p
     where p.person_id = ${personId}`);
  return row === undefined ? undefined : preferencesOf(row);
}

/** As `findPreferences`; messages to one person are planned one after the other, so that the most of a day is counted right. */
export async function lockPreferences(tx: Db, personId: string): Promise<Preferences | undefined> {
  const row = await tx.one(sql<Row>`
    select p.time_zone, p.quiet_from, p.quiet_to, p.urgent_breaks_quiet, p.at_most_per_day, p.detail_in_email, p.categories
      from notification.preference as p
     where p.person_id = ${personId}
       for update`);
  return row === undefined ? undefined : preferencesOf(row);
}

/** Sets preferences where there are none yet. */
export async function insertPreferences(db: Db, personId: string, wanted: Preferences): Promise<void> {
  await db.many(sql`
    insert into notification.preference (person_id, time_zone, quiet_from, quiet_to, urgent_breaks_quiet, at_most_per_day, detail_in_email, categories)
    values (${personId}, ${wanted.timeZone}, ${wanted.quietHours?.from ?? null}, ${wanted.quietHours?.to ?? null}, ${wanted.urgentBreaksQuiet},
            ${wanted.atMostPerDay}, ${wanted.detailInEmail}, ${json(wanted.categories)})
    on conflict (person_id) do nothing`);
}

/** Replaces preferences; a zone other than the one before is the person's choice from then on. */
export async function savePreferences(db: Db, personId: string, wanted: Preferences): Promise<void> {
  await db.many(sql`
    insert into notification.preference as p
      (person_id, time_zone, quiet_from, quiet_to, urgent_breaks_quiet, at_most_per_day, detail_in_email, categories)
    values (${personId}, ${wanted.timeZone}, ${wanted.quietHours?.from ?? null}, ${wanted.quietHours?.to ?? null}, ${wanted.urgentBreaksQuiet},
            ${wanted.atMostPerDay}, ${wanted.detailInEmail}, ${json(wanted.categories)})
    on conflict (person_id) do update
       set time_zone = excluded.time_zone, time_zone_chosen = p.time_zone_chosen or p.time_zone <> excluded.time_zone,
           quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, urgent_breaks_quiet = excluded.urgent_breaks_quiet,
           at_most_per_day = excluded.at_most_per_day, detail_in_email = excluded.detail_in_email, categories = excluded.categories`);
}

/** The zone of the profile has changed: follow it, unless the person chose one here. */
export async function followTimeZone(tx: Db, personId: string, timeZone: string): Promise<void> {
  await tx.many(sql`
    update notification.preference as p set time_zone = ${timeZone} where p.person_id = ${personId} and not p.time_zone_chosen`);
}
