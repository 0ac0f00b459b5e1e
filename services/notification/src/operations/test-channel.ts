import { randomUUIDv7 } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import { notification } from '@aceso/contracts/notification';
import { conflict, type Call } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { compose } from '../mail/compose.ts';
import { MailRefused } from '../mail/mailer.ts';
import { insertDelivery } from '../store/deliveries.ts';
import { insertMessage } from '../store/messages.ts';

type Operation = typeof notification.operations.testChannel;
type Deps = Omit<NotificationDeps, 'identity' | 'recommendation'>;

const WORDS = { title: 'This is a test', body: 'You asked for it in Settings. Messages reach you on this channel.' };

/** At once, whatever the quiet hours say: the person is waiting for it. */
export const testChannel =
  (deps: Deps) =>
  async ({ params, body }: Input<Operation>, call: Call): Promise<Output<Operation>> =>
    body.channel === 'in-app' ? await testInbox(deps, params.personId) : await testEmail(deps, params.personId, call.signal);

async function testInbox({ db, bus, now }: Deps, personId: string): Promise<Output<Operation>> {
  const notificationId = randomUUIDv7();
  const at = now();
  const category = 'account-safety';
  await db.tx(async (tx) => {
    await insertMessage(tx, {
      notification_id: notificationId,
      person_id: personId,
      category,
      cause: `test:${notificationId}`,
      title: WORDS.title,
      body: WORDS.body,
      link: '/settings/notifications',
      why: 'You sent it to yourself.',
      created_at: at,
    });
    await insertDelivery(tx, notificationId, { channel: 'in-app', status: 'sent', notBefore: at });
    await bus.append(tx, notification.events.notificationCreated, personId, { personId, notificationId, category });
  });
  return { channel: 'in-app', status: 'sent', at: at.toISOString(), attempts: 1 };
}

async function testEmail(deps: Deps, personId: string, signal: AbortSignal): Promise<Output<Operation>> {
  if (!deps.mailer.possible()) throw conflict('channel-off', 'This channel is not set up.');
  const contact = await deps.users.getContact({ params: { personId } }, { signal });
  const { publicOrigin } = deps;
  const settingsUrl = `${publicOrigin}/settings/notifications`;
  const message = compose({
    notificationId: randomUUIDv7(),
    publicOrigin,
    settingsUrl,
    url: settingsUrl,
    createdAt: deps.now(),
    from: deps.settings.get('mailFrom'),
    to: { name: contact.displayName, address: contact.email },
    text: { subject: WORDS.title, paragraphs: [WORDS.body], button: 'Open Settings' },
    unsubscribeUrl: undefined,
  });
  try {
    await deps.mailer.send(message);
    return { channel: 'email', status: 'sent', at: deps.now().toISOString(), attempts: 1 };
  } catch (error) {
    if (error instanceof MailRefused) return { channel: 'email', status: 'failed', at: deps.now().toISOString(), attempts: 1 };
    throw error;
  }
}
