import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real mail server that keeps what it gets. */
export interface MailServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly mails: readonly (ParsedMail & { readonly recipients: readonly string[] })[];
  /** What it answers to the next messages; undefined lets them pass. */
  refuse: ((stage: 'recipient' | 'content') => Error | undefined) | undefined;
}

const LOGIN = { user: 'aceso', pass: 'a secret of mail' };

/** Starts a server that asks for a name and a password; on a given port to come back after it was down. */
export async function openMailServer(port = 0): Promise<MailServer> {
  const mails: (ParsedMail & { recipients: readonly string[] })[] = [];
  const state: { refuse: MailServer['refuse'] } = { refuse: undefined };
  const server = new SMTPServer({
    authOptional: false,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      username === LOGIN.user && password === LOGIN.pass ? done(null, { user: LOGIN.user }) : done(new Error('535 wrong')),
    onRcptTo: (_address, _session, done) => done(state.refuse?.('recipient')),
    onData(stream, session, done) {
      void simpleParser(stream).then((mail) => {
        const refusal = state.refuse?.('content');
        if (refusal === undefined) mails.push(Object.assign(mail, { recipients: session.envelope.rcptTo.map(({ address }) => address) }));
        done(refusal);
      }, done);
    },
  });
  server.on('error', () => {}); // A client that went away is not our concern here.
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const actual = (server.server.address() as AddressInfo).port;
  return {
    port: actual,
    url: mailUrl(actual),
    mails,
    get refuse() {
      return state.refuse;
    },
    set refuse(act) {
      state.refuse = act;
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Address with the right credentials, or others. */
export const mailUrl = (port: number, pass = LOGIN.pass): string => `smtp://${LOGIN.user}:${encodeURIComponent(pass)}@127.0.0.1:${port}`;
