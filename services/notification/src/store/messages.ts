import { type Db, type Place, sql } from '@aceso/kit';
import type { Category } from '../domain/preferences.ts';

export interface Message {
  readonly notification_id: string;
  readonly category: Category;
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
  readonly why: string;
  readonly created_at: Date;
  readonly read_at: Date | null;
}

export interface NewMessage extends Omit<Message, 'read_at'> {
  readonly person_id: string;
  readonly cause: string;
}

/** False when the person has been told of this cause before. */
export async function insertMessage(tx: Db, message: NewMessage): Promise<boolean> {
  const row = await tx.one(sql`
    insert into notification.message (notification_id, person_id, category, cause, title, body, link, why, created_at)
    values (${message.notification_id}, ${message.person_id}, ${message.category}, ${message.cause}, ${message.title}, ${message.body},
            ${message.link}, ${message.why}, ${message.created_at})
    on conflict (person_id, cause) do nothing
    returning 1 as fresh`);
  return row !== undefined;
}

/** True when the person has been told of this cause. Served by the unique index on person and cause. */
export async function wasTold(db: Db, personId: string, cause: string): Promise<boolean> {
  const row = await db.one(sql`select 1 as told from notification.message as m where m.person_id = ${personId} and m.cause = ${cause}`);
  return row !== undefined;
}

/** What is in the inbox, newest first, before a place. Served by message__person_id__created_at. */
export async function inboxBefore(
  db: Db,
  personId: string,
  { place, unread, limit }: { readonly place: Place | undefined; readonly unread: boolean; readonly limit: number },
): Promise<readonly Message[]> {
  return db.many(sql<Message>`
    select m.notification_id, m.category, m.title, m.body, m.link, m.why, m.created_at, m.read_at
      from notification.message as m
      join notification.delivery as d on d.notification_id = m.notification_id and d.channel = 'in-app' and d.status <> 'off'
     where m.person_id = ${personId}
       and (not ${unread} or m.read_at is null)
       and (${place?.at ?? null}::timestamptz is null or (m.created_at, m.notification_id) < (${place?.at ?? null}, ${place?.id ?? null}::uuid))
     order by m.created_at desc, m.notification_id desc
     limit ${limit}`);
}

export async function countUnread(db: Db, personId: string): Promise<number> {
  const row = await db.one(sql<{ n: number }>`
    select count(*)::int as n
      from notification.message as m
      join notification.delivery as d on d.notification_id = m.notification_id and d.channel = 'in-app' and d.status <> 'off'
     where m.person_id = ${personId} and m.read_at is null`);
  return row?.n ?? 0;
}

/** Marks a message of this person; undefined when there is none of that id. The first reading keeps its time. */
export async function markMessage(db: Db, personId: string, notificationId: string, readAt: Date | null): Promise<Message | undefined> {
  return db.one(sql<Message>`
    update notification.message as m
       set read_at = case when ${readAt}::timestamptz is null then null else coalesce(m.read_at, ${readAt}) end
     where m.notification_id = ${notificationId} and m.person_id = ${personId}
    returning m.notification_id, m.category, m.title, m.body, m.link, m.why, m.created_at, m.read_at`);
}

/** Removes all of a person and answers with how many rows of which table. */
export async function deletePersonRows(tx: Db, personId: string): Promise<Readonly<Record<string, number>>> {
  const counted = async (rows: Promise<readonly unknown[]>): Promise<number> => (await rows).length;
  return {
    delivery: await counted(
      tx.many(sql`
        delete from notification.delivery as d using notification.message as m
         where m.notification_id = d.notification_id and m.person_id = ${personId}
        returning 1 as gone`),
    ),
    message: await counted(tx.many(sql`delete from notification.message as m where m.person_id = ${personId} returning 1 as gone`)),
    preference: await counted(tx.many(sql`delete from notification.preference as p where p.person_id = ${personId} returning 1 as gone`)),
    share: await counted(tx.many(sql`delete from notification.share as s where s.person_id = ${personId} returning 1 as gone`)),
  };
}
