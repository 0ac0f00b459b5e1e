import type { Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';
import { emergencyNumber } from '@aceso/contracts/vocabulary';
import type { SendMailOptions } from 'nodemailer';
import type { NotificationDeps } from '../deps.ts';
import { emailText } from '../domain/email-text.ts';
import type { Claim } from '../store/deliveries.ts';
import { compose } from './compose.ts';

interface Letter {
  readonly notificationId: string;
  readonly claim: Claim;
  readonly contact: Output<typeof users.operations.getContact>;
  readonly detail: boolean;
}

/** Writes the e-mail of a message to the person that it is for. */
export function write(
  deps: Pick<NotificationDeps, 'settings' | 'publicOrigin' | 'unsubscriptions'>,
  { notificationId, claim, contact, detail }: Letter,
): SendMailOptions {
  const { publicOrigin } = deps;
  const token = deps.unsubscriptions.tokenOf({ personId: claim.person_id, category: claim.category });
  return compose({
    notificationId,
    publicOrigin,
    createdAt: claim.created_at,
    from: deps.settings.get('mailFrom'),
    to: { name: contact.displayName, address: contact.email },
    text: emailText(claim, detail, emergencyNumber(contact.country)),
    url: `${publicOrigin}${detail ? (claim.link ?? '/notifications') : '/notifications'}`,
    settingsUrl: `${publicOrigin}/settings/notifications`,
    unsubscribeUrl: `${publicOrigin}/v1/unsubscriptions/${token}`,
  });
}
