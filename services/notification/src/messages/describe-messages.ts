import type { Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import type { Db } from '@aceso/kit';
import { deliveriesOf } from '../store/deliveries.ts';
import type { Message } from '../store/messages.ts';

/** Messages as the inbox shows them, each with what became of it on every channel. */
export async function describeMessages(db: Db, messages: readonly Message[]): Promise<Output<typeof notification.operations.markRead>[]> {
  const deliveries = await deliveriesOf(
    db,
    messages.map((message) => message.notification_id),
  );
  return messages.map((message) => ({
    notificationId: message.notification_id,
    category: message.category,
    title: message.title,
    text: message.body,
    ...(message.link === null ? {} : { link: message.link }),
    why: message.why,
    createdAt: message.created_at.toISOString(),
    ...(message.read_at === null ? {} : { readAt: message.read_at.toISOString() }),
    deliveries: deliveries.get(message.notification_id) ?? [],
  }));
}
