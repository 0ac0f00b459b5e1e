import type { Input, Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import { notFound } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { describeMessages } from '../messages/describe-messages.ts';
import { markMessage } from '../store/messages.ts';

type Operation = typeof notification.operations.markRead;

/** Read keeps the time of the first reading; unread takes it away. */
export const markRead =
  ({ db, now }: Pick<NotificationDeps, 'db' | 'now'>) =>
  async ({ params, body }: Input<Operation>): Promise<Output<Operation>> => {
    const message = await markMessage(db, params.personId, params.notificationId, body.read ? now() : null);
    const [described] = message === undefined ? [] : await describeMessages(db, [message]);
    if (described === undefined) throw notFound('no-such-notification', 'No such notification.');
    return described;
  };
