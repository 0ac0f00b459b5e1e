import { identity } from '@aceso/contracts/identity';
import type { Bus, IssuedToken } from '@aceso/kit';
import { LRUCache } from 'lru-cache';

const KEPT_MOST = 20_000;
const KEPT_MS = 60_000;
/** How exact that is; a finer clock would set a timer for every request. */
const KEPT_RESOLUTION_MS = 100;
/** A token must still live when it arrives. */
const RENEW_BEFORE_MS = 5_000;
const REFUSED_MOST = 5_000;
/** A credential that was refused is not asked about again at once. */
const REFUSED_MS = 2_000;

interface Kept {
  readonly token: string;
  readonly subject: string | undefined;
  readonly sessionId: string | undefined;
  readonly tokenId: string | undefined;
}

/** Tokens that were obtained for credentials, by a key of the caller's choice. */
export interface KnownTokens extends Disposable {
  /** The token of a key, from memory or through `obtain`; many who ask at once share one answer. Throws what `obtain` throws. */
  get(key: string, obtain: () => Promise<IssuedToken>): Promise<string>;
  /** The token, if it is in memory. */
  peek(key: string): string | undefined;
}

/** Keeps tokens for at most a minute and drops those of a session, a token or an account that has ended. */
export function createKnownTokens(bus: Pick<Bus, 'tail'>, now: () => Date): KnownTokens {
  const kept = new LRUCache<string, Kept>({ max: KEPT_MOST, ttlResolution: KEPT_RESOLUTION_MS });
  const refused = new LRUCache<string, Error>({ max: REFUSED_MOST, ttl: REFUSED_MS });
  const asking = new Map<string, Promise<string>>();
  let revocations = 0;
  const tail = bus.tail([identity.events.sessionRevoked], ({ payload }) => {
    revocations += 1;
    // The producer checked it against the contract of identity.
    const { subject, sessionId, tokenId } = payload as { subject: string; sessionId?: string; tokenId?: string };
    for (const [key, entry] of kept.entries())
      if (
        tokenId !== undefined
          ? entry.tokenId === tokenId
          : sessionId !== undefined
            ? entry.sessionId === sessionId
            : entry.subject === subject
      )
        kept.delete(key);
  });

  async function ask(key: string, obtain: () => Promise<IssuedToken>): Promise<string> {
    const before = revocations;
    try {
      const issued = await obtain();
      const ttl = Math.min(KEPT_MS, issued.expiresAt * 1000 - now().getTime() - RENEW_BEFORE_MS);
      // An answer that was under way while something ended may be of what ended: used once, not kept.
      if (ttl > 0 && before === revocations) kept.set(key, { token: issued.token, ...claimsOf(issued.token) }, { ttl });
      return issued.token;
    } catch (error) {
      if (error instanceof Error && 'status' in error && error.status === 401) refused.set(key, error);
      throw error;
    }
  }

  return {
    peek: (key) => kept.get(key)?.token,
    async get(key, obtain) {
      const known = kept.get(key);
      if (known !== undefined) return known.token;
      const refusal = refused.get(key);
      if (refusal !== undefined) throw refusal;
      const running = asking.get(key) ?? ask(key, obtain).finally(() => asking.delete(key));
      asking.set(key, running);
      return await running;
    },
    [Symbol.dispose]: () => tail[Symbol.dispose](),
  };
}

/** Whose token it is; read, not verified: it came from identity itself. */
function claimsOf(token: string): Pick<Kept, 'subject' | 'sessionId' | 'tokenId'> {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Readonly<Record<string, unknown>>; // A JWT body is an object.
  const text = (name: string): string | undefined => (typeof claims[name] === 'string' ? claims[name] : undefined);
  return { subject: text('sub'), sessionId: text('sid'), tokenId: text('jti') };
}
