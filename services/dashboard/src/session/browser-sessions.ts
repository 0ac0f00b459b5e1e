import { createHash, randomBytes } from 'node:crypto';
import { Fault, seal, unseal, type Db, type Verifier } from '@aceso/kit';
import { insertBrowserSession, liveBrowserSession, removeBrowserSession, renewBrowserSession } from '../store/browser-sessions.ts';
import type { HeldTokens, SignInClient } from './sign-in-client.ts';

const COOKIE_BYTES = 32;
const DAY_MS = 86_400_000;
/** Whoever gets the token must still have time to use it. */
const RENEW_BEFORE_MS = 30_000;

export interface BrowserSessionDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly client: SignInClient;
  /** Reads tokens of the audience that clients hold. */
  readonly verifier: Pick<Verifier, 'verify'>;
  readonly sealKey: Uint8Array;
  /** Setting `browserSessionDays`. */
  readonly days: () => number;
}

/** Access token behind a cookie. */
export interface Held {
  readonly accessToken: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
}

/** Sessions of browsers: tokens stay here, a browser holds only a random name. */
export interface BrowserSessions {
  /** Begins a session and answers with the value of its cookie. */
  open(tokens: HeldTokens): Promise<{ readonly cookie: string; readonly maxAgeSeconds: number }>;
  /** Throws `session-ended` when there is none, `unavailable` when identity cannot renew it just now. */
  resolve(cookie: string): Promise<Held>;
  /** Forgets it here only. */
  forget(cookie: string): Promise<void>;
  /** Ends it here and at identity. */
  end(cookie: string): Promise<void>;
}

const ended = (cause?: unknown): Fault => new Fault('session-ended', 401, 'The session has ended.', { cause });
const hashOf = (cookie: string): Buffer => createHash('sha256').update(cookie).digest();

/** Keeps sessions in PostgreSQL, tokens sealed; each is renewed by one request at a time in this process. */
export function createBrowserSessions(deps: BrowserSessionDeps): BrowserSessions {
  const renewing = new Map<string, Promise<Held>>();
  const sealed = (idHash: Buffer, tokens: HeldTokens): string => seal(deps.sealKey, JSON.stringify(tokens), idHash.toString('base64url'));
  const opened = (idHash: Buffer, text: string): HeldTokens =>
    JSON.parse(unseal(deps.sealKey, text, idHash.toString('base64url'))) as HeldTokens; // Written by `sealed`, which nobody else can.

  async function live(idHash: Buffer): Promise<{ readonly tokens: HeldTokens; readonly held: Held; readonly isAboutToEnd: boolean }> {
    const row = await liveBrowserSession(deps.db, idHash, deps.now());
    if (row === undefined) throw ended();
    const tokens = opened(idHash, row.sealedTokens);
    const endsAtMs = row.accessExpiresAt.getTime();
    const held = { accessToken: tokens.accessToken, expiresAt: endsAtMs / 1000 };
    return { tokens, held, isAboutToEnd: endsAtMs - deps.now().getTime() <= RENEW_BEFORE_MS };
  }

  async function renew(idHash: Buffer): Promise<Held> {
    // Read again: while this one waited for its turn another may have renewed it.
    const { tokens: old, held, isAboutToEnd } = await live(idHash);
    if (!isAboutToEnd) return held;
    const tokens = await deps.client.renew(old.refreshToken).catch(async (error: unknown) => {
      if (error instanceof Fault && error.status === 401) await removeBrowserSession(deps.db, idHash);
      throw error;
    });
    const { expiresAt } = await deps.verifier.verify(tokens.accessToken);
    await renewBrowserSession(deps.db, idHash, sealed(idHash, tokens), new Date(expiresAt * 1000));
    return { accessToken: tokens.accessToken, expiresAt };
  }

  return {
    async open(tokens) {
      const { subject, personId, sessionId, expiresAt } = await deps.verifier.verify(tokens.accessToken);
      if (sessionId === undefined) throw new Error('a token of a browser must belong to a session');
      const cookie = randomBytes(COOKIE_BYTES).toString('base64url');
      const [idHash, now] = [hashOf(cookie), deps.now()];
      const lifeMs = deps.days() * DAY_MS;
      await insertBrowserSession(deps.db, {
        idHash,
        accountId: subject,
        personId,
        sessionId,
        sealedTokens: sealed(idHash, tokens),
        accessExpiresAt: new Date(expiresAt * 1000),
        createdAt: now,
        expiresAt: new Date(now.getTime() + lifeMs),
      });
      return { cookie, maxAgeSeconds: lifeMs / 1000 };
    },
    async resolve(cookie) {
      const idHash = hashOf(cookie);
      const { held, isAboutToEnd } = await live(idHash);
      if (!isAboutToEnd) return held;
      const key = idHash.toString('base64url');
      const running = renewing.get(key) ?? renew(idHash).finally(() => renewing.delete(key));
      renewing.set(key, running);
      return await running;
    },
    forget: (cookie) => removeBrowserSession(deps.db, hashOf(cookie)),
    async end(cookie) {
      const idHash = hashOf(cookie);
      const row = await liveBrowserSession(deps.db, idHash, deps.now());
      if (row === undefined) return;
      // First there: when identity is away the session stays, and the person is told to try again.
      await deps.client.end(opened(idHash, row.sealedTokens).refreshToken);
      await removeBrowserSession(deps.db, idHash);
    },
  };
}
