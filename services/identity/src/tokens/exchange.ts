import { API_AUDIENCE, audienceOf, type Db, type SubjectTokenKind } from '@aceso/kit';
import { hashOf, sameHash } from '../credentials/secrets.ts';
import { parseApiToken } from '../domain/api-token.ts';
import { accountById, type Account } from '../store/accounts.ts';
import type { KnownResource } from '../oidc/protected-resources.ts';
import { liveApiToken, touchApiToken } from '../store/api-tokens.ts';
import { liveSession, touchSession } from '../store/sessions.ts';
import { signAccessToken, type AccessClaims, type Actor } from './access-token.ts';
import type { KeyRing } from './key-ring.ts';
import { readToken, type ReadToken } from './read-token.ts';

const GATEWAY = 'gateway';
/** Keeps the tokens of browsers, and may have one exchanged for itself: it writes the first page on the person's behalf. */
const BROWSER_KEEPER = 'dashboard';
const BROWSER_CLIENT = 'aceso-web';
const SEEN_EVERY_MS = 5 * 60_000;

export interface ExchangeDeps {
  readonly db: Db;
  readonly keys: KeyRing;
  readonly issuer: string;
  readonly now: () => Date;
  readonly accessTokenSeconds: () => number;
  readonly resources: readonly KnownResource[];
}

export interface ExchangeRequest {
  /** Service that asks, proven by its secret. */
  readonly service: string;
  readonly target: string;
  readonly subjectToken: string;
  readonly kind: SubjectTokenKind;
}

export interface Exchanged {
  readonly token: string;
  readonly expiresIn: number;
  readonly scope: string;
}

type Source = Pick<AccessClaims, 'subject' | 'clientId' | 'scope' | 'roles' | 'personId' | 'sessionId' | 'tokenId'> & {
  readonly actor: Actor | undefined;
  readonly expiresAt: number;
};

/**
 * Exchanges a token for one of the target's audience that speaks for the same subject (RFC 8693).
 *
 * Only the gateway takes what clients hold, and dashboard what it keeps for browsers, for itself alone; any other service takes only
 * tokens of its own audience and becomes their actor. The new token never outlives the old one. Undefined when the given token is not in force.
 */
export async function exchangeToken(deps: ExchangeDeps, request: ExchangeRequest): Promise<Exchanged | undefined> {
  const source = request.kind === 'api-token' ? await fromApiToken(deps, request) : await fromAccessToken(deps, request);
  if (source === undefined) return undefined;
  // With milliseconds (RFC 7519 allows them): services tell a token from just before a revocation from one just after.
  const issuedAt = deps.now().getTime() / 1000;
  const expiresAt = Math.min(source.expiresAt, Math.floor(issuedAt) + deps.accessTokenSeconds());
  if (expiresAt <= issuedAt) return undefined;
  const token = await signAccessToken(await deps.keys.current(), deps.issuer, {
    ...source,
    audience: audienceOf(request.target),
    actor:
      request.service === GATEWAY || isForKeeper(request)
        ? source.actor
        : { sub: `service:${request.service}`, ...(source.actor === undefined ? {} : { act: source.actor }) },
    issuedAt,
    expiresAt,
  });
  return { token, expiresIn: Math.floor(expiresAt - issuedAt), scope: source.scope };
}

const isForKeeper = ({ service, target }: ExchangeRequest): boolean => service === BROWSER_KEEPER && target === BROWSER_KEEPER;

async function fromApiToken(deps: ExchangeDeps, request: ExchangeRequest): Promise<Source | undefined> {
  const parsed = request.service === GATEWAY ? parseApiToken(request.subjectToken) : undefined;
  if (parsed === undefined) return undefined;
  const now = deps.now();
  const row = await liveApiToken(deps.db, parsed.tokenId, now);
  if (row === undefined || !sameHash(row.hash, hashOf(parsed.secret))) return undefined;
  const account = await activeAccount(deps, row.accountId);
  if (account === undefined) return undefined;
  await touchApiToken(deps.db, row.tokenId, now, new Date(now.getTime() - SEEN_EVERY_MS));
  return {
    subject: account.accountId,
    clientId: 'aceso-api-token',
    scope: row.scopes.join(' '),
    roles: account.roles,
    personId: account.personId,
    sessionId: undefined,
    tokenId: row.tokenId,
    actor: undefined,
    expiresAt: Math.floor(row.expiresAt.getTime() / 1000),
  };
}

async function fromAccessToken(deps: ExchangeDeps, request: ExchangeRequest): Promise<Source | undefined> {
  const token = await readToken(deps, request.subjectToken, audiencesFor(deps, request));
  if (token === undefined || (isForKeeper(request) && token.clientId !== BROWSER_CLIENT)) return undefined;
  // A service that speaks for itself has neither session nor account.
  if (token.subject.startsWith('service:')) return token;
  const account = await inForce(deps, token);
  // Roles as they are now: an older token must not keep what was taken away.
  return account && { ...token, roles: account.roles, personId: account.personId };
}

/** Audiences that a token may have been issued for to be taken in this exchange. */
function audiencesFor(deps: Pick<ExchangeDeps, 'resources'>, request: ExchangeRequest): readonly string[] {
  // A token for a protected resource is good at its door alone, and only the gateway knows that it was shown there.
  if (request.kind === 'resource-token')
    return request.service === GATEWAY
      ? deps.resources.filter(({ service }) => service === request.target).map(({ address }) => address)
      : [];
  return [audienceOf(request.service), ...(request.service === GATEWAY || isForKeeper(request) ? [API_AUDIENCE] : [])];
}

/** Account of a token whose session, or personal token, is still live. */
async function inForce(deps: ExchangeDeps, token: ReadToken): Promise<Account | undefined> {
  const now = deps.now();
  if (token.sessionId === undefined) {
    const row = await liveApiToken(deps.db, token.tokenId, now);
    return row?.accountId === token.subject ? await activeAccount(deps, token.subject) : undefined;
  }
  const session = await liveSession(deps.db, token.sessionId, now);
  if (session?.accountId !== token.subject) return undefined;
  const notSince = new Date(now.getTime() - SEEN_EVERY_MS);
  if (session.lastSeenAt < notSince) await touchSession(deps.db, session.sessionId, now, notSince);
  return await activeAccount(deps, token.subject);
}

async function activeAccount(deps: ExchangeDeps, accountId: string): Promise<Account | undefined> {
  const account = await accountById(deps.db, accountId);
  return account?.status === 'active' ? account : undefined;
}
