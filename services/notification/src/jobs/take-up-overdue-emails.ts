import type { NotificationDeps } from '../deps.ts';
import { overdueEmails } from '../store/deliveries.ts';
import { EMAIL_QUEUE } from './email-queue.ts';

const OVERDUE_MS = 60_000;
const AT_ONCE = 500;

/** Puts e-mails back into the queue that are a minute late: their job was lost, or its sender died with them in hand. */
export const takeUpOverdueEmails = (deps: Pick<NotificationDeps, 'db' | 'now' | 'jobs'>) => async (): Promise<void> => {
  const now = deps.now();
  const before = new Date(now.getTime() - OVERDUE_MS);
  for (const notificationId of await overdueEmails(deps.db, now, before, AT_ONCE))
    await deps.jobs.send(EMAIL_QUEUE, { notificationId }, { singletonKey: notificationId });
};
