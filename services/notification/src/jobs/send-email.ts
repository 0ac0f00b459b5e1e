import { notification } from '@aceso/contracts/notification';
import { Fault } from '@aceso/kit';
import type { NotificationDeps } from '../deps.ts';
import { planEmail } from '../domain/plan.ts';
import { afterFailure } from '../domain/retry.ts';
import { MailRefused } from '../mail/mailer.ts';
import { write } from '../mail/write.ts';
import { claimEmail, endEmail, postponeEmail, type Claim } from '../store/deliveries.ts';
import { findPreferences } from '../store/preferences.ts';
import { EMAIL_QUEUE } from './email-queue.ts';

/** Longer than a mail server may keep us waiting; a sender that died is followed by another after it. */
const CLAIM_MS = 180_000;
/** Users is away: that is no attempt, and asked again soon. */
const WITHOUT_ADDRESS_MS = 30_000;

type Deps = Omit<NotificationDeps, 'identity' | 'recommendation'>;

/** Sends one e-mail if it is still wanted and due. Called twice, the second finds it taken or sent. */
export const sendEmail =
  (deps: Deps) =>
  async ({ notificationId }: { readonly notificationId: string }): Promise<void> => {
    const now = deps.now();
    const claim = await claimEmail(deps.db, notificationId, now, new Date(now.getTime() + CLAIM_MS));
    if (claim === undefined) return;
    const next = await attempt(deps, notificationId, claim);
    await deps.db.tx(async (tx) => {
      if (next.status === 'waiting' || next.status === 'held') {
        await postponeEmail(tx, notificationId, next);
        await deps.jobs.send(EMAIL_QUEUE, { notificationId }, { tx, startAfter: next.at, singletonKey: notificationId });
        return;
      }
      await endEmail(tx, notificationId, next.status, deps.now());
      const { person_id: personId } = claim;
      if (next.status === 'sent')
        await deps.bus.append(tx, notification.events.notificationDelivered, personId, { personId, notificationId, channel: 'email' });
    });
  };

type Next =
  { readonly status: 'sent' | 'failed' | 'off' } | { readonly status: 'waiting' | 'held'; readonly at: Date; readonly counts: boolean };

async function attempt(deps: Deps, notificationId: string, claim: Claim): Promise<Next> {
  const preferences = await findPreferences(deps.db, claim.person_id);
  if (preferences === undefined) return { status: 'off' };
  const now = deps.now();
  // It was counted when it was planned; only the channel and the quiet hours may have changed since.
  const planned = planEmail({ category: claim.category, preferences, now, emailPossible: deps.mailer.possible(), countOn: () => -1 });
  if (planned.notBefore === undefined) return { status: 'off' };
  if (planned.notBefore > now) return { status: 'held', at: planned.notBefore, counts: false };
  try {
    const contact = await deps.users.getContact({ params: { personId: claim.person_id } });
    await deps.mailer.send(write(deps, { notificationId, claim, contact, detail: preferences.detailInEmail }));
    return { status: 'sent' };
  } catch (error) {
    if (error instanceof Fault && error.code === 'no-such-person') return { status: 'off' };
    if (error instanceof Fault) return { status: 'waiting', at: new Date(now.getTime() + WITHOUT_ADDRESS_MS), counts: false };
    if (!(error instanceof MailRefused)) throw error;
    const most = deps.settings.get('mailAttempts');
    const { again } = afterFailure({ permanent: error.permanent, attempts: claim.attempts, most, now: deps.now() });
    return again === undefined ? { status: 'failed' } : { status: 'waiting', at: again, counts: true };
  }
}
