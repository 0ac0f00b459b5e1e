import type { House } from '@aceso/kit';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';

/** Sends e-mails through the server that the settings name. */
export interface Mailer extends Disposable {
  /** False when no server is set. */
  possible(): boolean;
  /** Resolves when the server has taken the message; throws `MailRefused`. */
  send(message: SendMailOptions): Promise<void>;
}

/** The server did not take a message. Carries codes only: what servers say in words contains addresses. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  /** True when the same message would be refused again. */
  readonly permanent: boolean;
  constructor(code: string, permanent: boolean) {
    super(`the mail server did not take a message (${code})`);
    this.permanent = permanent;
  }
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

export interface MailerDeps {
  /** Calls at once with the present address and on each change. */
  readonly watchUrl: (act: (url: string) => void) => Disposable;
  readonly log: House['log'];
}

/** Follows the setting: the next message goes to the new server. Says once when mail breaks and once when it works again. */
export function createMailer({ watchUrl, log }: MailerDeps): Mailer {
  let transport: Transporter | undefined;
  let broken = false;
  const watching = watchUrl((url) => {
    transport?.close();
    transport = url === '' ? undefined : open(url);
    broken = false;
  });
  return {
    possible: () => transport !== undefined,
    async send(message) {
      if (transport === undefined) throw new MailRefused('no server is set', false);
      try {
        await transport.sendMail({ ...message, disableFileAccess: true, disableUrlAccess: true });
        if (broken) log.info('the mail server takes messages again');
        broken = false;
      } catch (error) {
        const refused = refusalOf(error);
        if (!broken && !refused.permanent) log.warn({ reason: refused.message }, 'e-mails wait: the mail server does not take them');
        broken ||= !refused.permanent;
        throw refused;
      }
    },
    [Symbol.dispose]() {
      watching[Symbol.dispose]();
      transport?.close();
    },
  };
}

/** A connection a message: at this volume a pool would only go stale. The timeouts belong into the address for nodemailer to see them. */
function open(url: string): Transporter {
  const address = new URL(url);
  for (const [name, value] of Object.entries({ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS }))
    if (!address.searchParams.has(name)) address.searchParams.set(name, String(value));
  return createTransport(address.toString());
}

function refusalOf(error: unknown): MailRefused {
  const { code, responseCode } = error as { code?: string; responseCode?: number }; // Fields of nodemailer's errors, both optional.
  const refusedForGood = (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500;
  return new MailRefused([code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown', refusedForGood);
}
