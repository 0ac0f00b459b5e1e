import { sql, type Db } from '@aceso/kit';
import type { Instrument } from '@aceso/guidelines/kit';

export interface ReminderRow {
  readonly instrument: Instrument;
  readonly everyDays: number;
  readonly nextOn: string;
  /** Day of the last reminder when it was not answered since. */
  readonly toldOn: string | undefined;
}

interface Raw {
  readonly instrument: Instrument;
  readonly every_days: number;
  readonly next_on: string;
  readonly told_on: string | null;
}

const rowOf = ({ instrument, every_days, next_on, told_on }: Raw): ReminderRow => ({
  instrument,
  everyDays: every_days,
  nextOn: next_on,
  toldOn: told_on ?? undefined,
});

/** Served by the primary key. */
export async function listReminders(db: Db, personId: string): Promise<readonly ReminderRow[]> {
  const rows = await db.many(sql<Raw>`
    select r.instrument, r.every_days, r.next_on::text as next_on, r.told_on::text as told_on
      from recommendation.questionnaire_reminder as r where r.person_id = ${personId} order by r.instrument`);
  return rows.map(rowOf);
}

/** Counts from the last answer, or from today when there is none. */
export async function saveReminder(
  tx: Db,
  personId: string,
  { instrument, everyDays, today }: { readonly instrument: Instrument; readonly everyDays: number; readonly today: string },
): Promise<ReminderRow> {
  const raw = await tx.one(sql<Raw>`
    insert into recommendation.questionnaire_reminder as r (person_id, instrument, every_days, next_on)
    select ${personId}, ${instrument}, ${everyDays}::int,
           coalesce((select max(a.answered_on) from recommendation.questionnaire_answer as a where a.person_id = ${personId} and a.instrument = ${instrument}), ${today}::date) + ${everyDays}::int
    on conflict (person_id, instrument) do update set every_days = excluded.every_days, next_on = excluded.next_on, told_on = null
    returning r.instrument, r.every_days, r.next_on::text as next_on, r.told_on::text as told_on`);
  if (raw === undefined) throw new Error('the reminder was not written');
  return rowOf(raw);
}

export async function removeReminder(tx: Db, personId: string, instrument: Instrument): Promise<void> {
  await tx.many(
    sql`delete from recommendation.questionnaire_reminder as r where r.person_id = ${personId} and r.instrument = ${instrument}`,
  );
}

/** An answer makes the next reminder count from its day. */
export async function noteAnswered(tx: Db, personId: string, instrument: Instrument, answeredOn: string): Promise<void> {
  await tx.many(sql`
    update recommendation.questionnaire_reminder as r set next_on = ${answeredOn}::date + r.every_days, told_on = null
     where r.person_id = ${personId} and r.instrument = ${instrument}`);
}

export interface DueReminder {
  readonly personId: string;
  readonly instrument: Instrument;
  /** The person's day. */
  readonly day: string;
}

/**
 * Takes reminders whose day and hour have come and sets each to its next day: told once, by one process.
 *
 * Who turned the advisor off, or took back the consent to advice, is not reminded. Served by questionnaire_reminder__next_on.
 */
export async function takeDueReminders(tx: Db, at: Date, fromHour: number, atMost: number): Promise<readonly DueReminder[]> {
  const rows = await tx.many(sql<{ person_id: string; instrument: Instrument; day: string }>`
    with due as (
      select r.person_id, r.instrument, (${at}::timestamptz at time zone coalesce(p.time_zone, 'UTC'))::date as today
        from recommendation.questionnaire_reminder as r join recommendation.person as p on p.person_id = r.person_id
       where r.next_on <= (${at}::timestamptz at time zone 'UTC')::date + 1
         and r.next_on <= (${at}::timestamptz at time zone coalesce(p.time_zone, 'UTC'))::date
         and extract(hour from ${at}::timestamptz at time zone coalesce(p.time_zone, 'UTC')) >= ${fromHour}::int
         and p.enabled and p.may_advise
       order by r.next_on, r.person_id, r.instrument
       limit ${atMost}::int
         for update of r skip locked)
    update recommendation.questionnaire_reminder as r set told_on = due.today, next_on = due.today + r.every_days
      from due where due.person_id = r.person_id and due.instrument = r.instrument
    returning r.person_id, r.instrument, due.today::text as day`);
  return rows.map(({ person_id, instrument, day }) => ({ personId: person_id, instrument, day }));
}
