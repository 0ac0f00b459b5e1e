import { pageOf, placeOf } from '@aceso/kit';
import type { Input, Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import type { NotificationDeps } from '../deps.ts';
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
    const page = pageOf(rows, query.limit, (row) => ({ at: row.created_at, id: row.notification_id }));
    return { ...page, items: await describeMessages(db, page.items), unread };
  };
