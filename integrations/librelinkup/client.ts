import { createHash } from 'node:crypto';
import {
  NOTHING,
  VendorFault,
  type Connector,
  type Stream,
  type TokenSet,
  type VendorAnswer,
  type VendorHttp,
  type VendorSession,
} from '../kit/connector/index.ts';
import { mapGraph } from './mapping.ts';
import { Connections, Envelope, Graph, Login, Redirect } from './wire.ts';

const HOME = 'https://api.libreview.io';
/** Regions with an address of their own that is not made of their name. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([['ru', 'https://api.libreview.ru']]);
/** The app that LibreLinkUp takes us for: older versions than 4.16.0 have been refused since October 2025. */
const APP = { product: 'llu.android', version: '4.16.0' };
const GRAPH_MS = 12 * 3_600_000;
const OUTDATED = 920;

const regionAddress = (region: string): string =>
  ELSEWHERE.get(region) ?? (/^[a-z]{2}\d?$/.test(region) ? `https://api-${region}.libreview.io` : HOME);
const addressOf = ({ extra }: VendorSession): string => regionAddress(extra['region'] ?? '');

/** What an answer's own status means; LibreLinkUp answers 200 for many a refusal. */
export function judge({ status, json }: VendorAnswer): VendorFault | undefined {
  if (status === 430) return new VendorFault('rate-limited', 'LibreLinkUp has had too many requests.', { status, retryAfterSeconds: 300 });
  if (!Envelope.fits(json)) return undefined;
  if (json.status === 2) return new VendorFault('grant-ended', 'LibreLinkUp does not take this e-mail address and password.');
  if (json.status === 4)
    return new VendorFault('grant-ended', 'LibreLinkUp wants new terms to be accepted: open its app, accept them, and connect again.');
  if (json.status === OUTDATED)
    return new VendorFault('refused', 'LibreLinkUp wants a newer version of its app than Aceso knows.', { status });
  return undefined;
}

async function logIn(http: VendorHttp, address: string, typed: Readonly<Record<string, string>>): Promise<unknown> {
  const { email = '', password = '' } = typed;
  const { json } = await http.post(`${address}/llu/auth/login`, { json: { email, password }, headers: APP });
  return Envelope.read(json).data;
}

/** Signs in, in the region that keeps the account. */
export async function signIn(http: VendorHttp, typed: Readonly<Record<string, string>>): Promise<TokenSet> {
  const first = await logIn(http, HOME, typed);
  const region = Redirect.fits(first) ? first.region : '';
  const { user, authTicket } = Login.read(region === '' ? first : await logIn(http, regionAddress(region), typed));
  return {
    accessToken: authTicket.token,
    expiresAt: new Date(authTicket.expires * 1000),
    extra: { region, account: user.id, accountId: createHash('sha256').update(user.id).digest('hex') },
  };
}

export const authorise: NonNullable<Connector['authorise']> = ({ accessToken, extra }) => ({
  ...APP,
  authorization: `Bearer ${accessToken}`,
  'account-id': extra?.['accountId'] ?? '',
});

/**
 * Whose glucose it is: the person's own, or the only one whom the account follows.
 *
 * Throws `refused` when there are several: the readings of a child or a partner must not become one's own.
 */
export async function identify(vendor: VendorSession): Promise<{ readonly userId: string }> {
  const { json } = await vendor.http.get(`${addressOf(vendor)}/llu/connections`);
  const followed = Connections.read(Envelope.read(json).data).map(({ patientId }) => patientId);
  const [only] = followed.length === 1 ? followed : followed.filter((id) => id === vendor.extra['account']);
  if (only !== undefined) return { userId: only };
  const why =
    followed.length === 0
      ? 'This LibreLinkUp account follows nobody yet: accept the invitation in its app first.'
      : 'This LibreLinkUp account follows several people: connect one that follows you alone.';
  throw new VendorFault('refused', why);
}

export const glucose: Stream = {
  id: 'glucose',
  windowDays: 1,
  lateDays: 0.5,
  async read(vendor, window) {
    if (window.to.getTime() < vendor.now.getTime() - GRAPH_MS) return { incoming: NOTHING };
    const { json } = await vendor.http.get(`${addressOf(vendor)}/llu/connections/${encodeURIComponent(vendor.userId)}/graph`);
    return { incoming: mapGraph(Graph.read(Envelope.read(json).data), window) };
  },
};
