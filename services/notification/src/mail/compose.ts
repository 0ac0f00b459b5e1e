import type { SendMailOptions } from 'nodemailer';
import type { EmailText } from '../domain/email-text.ts';
import { htmlOf, textOf } from './layout.ts';

export interface Envelope {
  readonly notificationId: string;
  readonly createdAt: Date;
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly text: EmailText;
  /** Where the button leads. */
  readonly url: string;
  readonly settingsUrl: string;
  /** Absent for messages that are asked for, such as a test. */
  readonly unsubscribeUrl: string | undefined;
  readonly publicOrigin: string;
}

/**
 * The e-mail as it goes out.
 *
 * The Message-ID is made of the notification: should a crash fall between the server's yes and our note of it, the second copy has the
 * same Message-ID, by which servers and mail programs may recognise it.
 */
export function compose(envelope: Envelope): SendMailOptions {
  const { notificationId, from, to, text, unsubscribeUrl, publicOrigin } = envelope;
  const domain = new URL(publicOrigin).hostname;
  return {
    from,
    to: { name: to.name, address: to.address },
    subject: text.subject,
    text: textOf(envelope),
    html: htmlOf(envelope),
    messageId: `<${notificationId}@${domain}>`,
    date: envelope.createdAt,
    headers: {
      // RFC 3834: no holiday replies to a program.
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribeUrl === undefined ? {} : { 'List-Unsubscribe': { prepared: true, value: `<${unsubscribeUrl}>` } }),
      // RFC 8058 allows one click over https only.
      ...(unsubscribeUrl?.startsWith('https:') === true ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
  };
}
