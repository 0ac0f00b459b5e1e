import type { Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import { sql, type Db } from '@aceso/kit';
import type { Planned } from '../domain/plan.ts';
import type { Message } from './messages.ts';

type Delivery = Output<typeof notification.operations.testChannel>;
interface Row {
  readonly notification_id: string;
  readonly channel: Delivery['channel'];
  readonly status: Delivery['status'];
  readonly not_before: Date | null;
  readonly sent_at: Date | null;
  readonly attempts: number;
}

export async function insertDelivery(tx: Db, notificationId: string, planned: Planned): Promise<void> {
  const sentAt = planned.status === 'sent' ? (planned.notBefore ?? null) : null;
  await tx.many(sql`
    insert into notification.delivery (notification_id, channel, status, counted_on, not_before, sent_at)
    values (${notificationId}, ${planned.channel}, ${planned.status}, ${planned.countedOn ?? null}, ${planned.notBefore ?? null},
            ${sentAt})`);
}

/** Deliveries of these messages, by message. Served by the primary key. */
export async function deliveriesOf(db: Db, notificationIds: readonly string[]): Promise<ReadonlyMap<string, Delivery[]>> {
  const rows = await db.many(sql<Row>`
    select d.notification_id, d.channel, d.status, d.not_before, d.sent_at, d.attempts
      from notification.delivery as d
     where d.notification_id = any(${notificationIds}::uuid[])
     order by d.notification_id, d.channel desc`);
  const deliveries = rows.map((row): [string, Delivery] => [
    row.notification_id,
    {
      channel: row.channel,
      status: row.status,
      attempts: row.attempts,
      ...(row.sent_at === null ? {} : { at: row.sent_at.toISOString() }),
      ...(row.not_before === null || row.sent_at !== null ? {} : { notBefore: row.not_before.toISOString() }),
    },
  ]);
  return new Map([...Map.groupBy(deliveries, ([id]) => id)].map(([id, pairs]) => [id, pairs.map(([, delivery]) => delivery)]));
}

/** E-mails to a person that count towards the most of each day, by day. */
export async function countedDays(db: Db, personId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db.many(sql<{ day: string; n: number }>`
    select d.counted_on as day, count(*)::int as n
      from notification.delivery as d
      join notification.message as m on m.notification_id = d.notification_id
     where m.person_id = ${personId} and d.counted_on is not null and d.status <> 'off'
     group by d.counted_on
     order by d.counted_on desc
     limit 40`);
  return new Map(rows.map((row) => [row.day, row.n]));
}

export interface Claim extends Pick<Message, 'category' | 'title' | 'body' | 'link' | 'created_at'> {
  readonly person_id: string;
  readonly attempts: number;
}

/** Takes an e-mail that is due, for one sender at a time, before a byte of it leaves; undefined when it is not due or taken. */
export async function claimEmail(db: Db, notificationId: string, now: Date, until: Date): Promise<Claim | undefined> {
  return db.one(sql<Claim>`
    update notification.delivery as d
       set attempts = d.attempts + 1, claimed_until = ${until}
      from notification.message as m
     where d.notification_id = ${notificationId} and d.channel = 'email' and d.status in ('waiting', 'held')
       and d.not_before <= ${now} and (d.claimed_until is null or d.claimed_until < ${now})
       and m.notification_id = d.notification_id
    returning m.person_id, m.category, m.title, m.body, m.link, m.created_at, d.attempts`);
}

/** Ends an e-mail: sent, given up, or no longer wanted. */
export async function endEmail(tx: Db, notificationId: string, status: 'sent' | 'failed' | 'off', at: Date): Promise<void> {
  await tx.many(sql`
    update notification.delivery as d
       set status = ${status}, sent_at = case when ${status} = 'sent' then ${at}::timestamptz end, claimed_until = null
     where d.notification_id = ${notificationId} and d.channel = 'email'`);
}

/** Lets go of an e-mail until later; `counts` tells whether the attempt was one of those that are bounded. */
export async function postponeEmail(
  tx: Db,
  notificationId: string,
  until: { readonly status: 'waiting' | 'held'; readonly at: Date; readonly counts: boolean },
): Promise<void> {
  await tx.many(sql`
    update notification.delivery as d
       set status = ${until.status}, not_before = ${until.at}, claimed_until = null, attempts = d.attempts - ${until.counts ? 0 : 1}::int
     where d.notification_id = ${notificationId} and d.channel = 'email'`);
}

/** E-mails that should have gone by now and that nobody has in hand. Served by delivery__not_before. */
export async function overdueEmails(db: Db, now: Date, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await db.many(sql<{ notification_id: string }>`
    select d.notification_id
      from notification.delivery as d
     where d.status in ('waiting', 'held') and d.channel = 'email' and d.not_before <= ${before}
       and (d.claimed_until is null or d.claimed_until < ${now})
     order by d.not_before
     limit ${limit}`);
  return rows.map((row) => row.notification_id);
}
