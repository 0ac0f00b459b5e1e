import { randomUUIDv7 } from 'node:crypto';
import { notification } from '@aceso/contracts/notification';
import type { Db } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { plan } from '../domain/plan.ts';
import type { Category } from '../domain/preferences.ts';
import { EMAIL_QUEUE } from '../jobs/email-queue.ts';
import { countedDays, insertDelivery } from '../store/deliveries.ts';
import { insertMessage } from '../store/messages.ts';
import { lockPreferences } from '../store/preferences.ts';

/** One thing to tell one person. */
export interface Telling {
  readonly personId: string;
  readonly category: Category;
  /** What it is about: the same cause is told once, by whatever it is triggered. */
  readonly cause: string;
  readonly title: string;
  readonly body: string;
  /** Path in the web app. */
  readonly link: string;
  /** Rule and setting that led to it. */
  readonly why: string;
}

export type TellDeps = Pick<NotificationDeps, 'now' | 'bus' | 'jobs' | 'mailer'>;

/** Puts a message into the inbox and plans its e-mail, in the caller's transaction. Somebody without preferences is not (or no longer) here. */
export async function tell(deps: TellDeps, tx: Db, telling: Telling): Promise<void> {
  const { personId, category, cause, title, body, link, why } = telling;
  const preferences = await lockPreferences(tx, personId);
  if (preferences === undefined) return;
  const notificationId = randomUUIDv7();
  const now = deps.now();
  const message = { notification_id: notificationId, person_id: personId, category, cause, title, body, link, why, created_at: now };
  if (!(await insertMessage(tx, message))) return;
  const counted = await countedDays(tx, personId);
  const planned = plan({ category, preferences, now, emailPossible: deps.mailer.possible(), countOn: (day) => counted.get(day) ?? 0 });
  for (const each of planned) {
    await insertDelivery(tx, notificationId, each);
    if (each.channel !== 'email' || each.notBefore === undefined) continue;
    await deps.jobs.send(EMAIL_QUEUE, { notificationId }, { tx, startAfter: each.notBefore, singletonKey: notificationId });
  }
  await deps.bus.append(tx, notification.events.notificationCreated, personId, { personId, notificationId, category });
}
