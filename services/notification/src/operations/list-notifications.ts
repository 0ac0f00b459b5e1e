import type { Input, Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import type { NotificationDeps } from '../deps.ts';
import { cursorOf, placeOf } from '../domain/cursor.ts';
import { describeMessages } from '../messages/describe-messages.ts';
import { countUnread, inboxBefore } from '../store/messages.ts';

type Operation = typeof notification.operations.listNotifications;

/** The inbox, newest first, with the number of unread ones in all of it. */
export const listNotifications =
  ({ db }: Pick<NotificationDeps, 'db'>) =>
  async ({ params, query }: Input<Operation>): Promise<Output<Operation>> => {
    const { personId } = params;
    const which = { place: placeOf(query.cursor), unread: query.unread ?? false, limit: query.limit + 1 };
    const [rows, unread] = await Promise.all([inboxBefore(db, personId, which), countUnread(db, personId)]);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return {
      items: await describeMessages(db, shown),
      ...(rows.length > query.limit && last !== undefined ? { next: cursorOf({ at: last.created_at, id: last.notification_id }) } : {}),
      unread,
    };
  };
