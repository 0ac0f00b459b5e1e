import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** A busy client sends the same token thousands of times: the digests of so many of the last ones are at hand. */
const REMEMBERED_MOST = 1_000;
/** Longer texts are no tokens of ours and are not worth a place. */
const REMEMBERED_LENGTH = 4_096;

/** Makes the SHA-256 (base64url) under which a token is known, so that stores of tokens hold none of them. */
export function createTokenDigest(): (token: string) => string {
  const remembered = new LRUCache<string, string>({ max: REMEMBERED_MOST });
  return (token) => {
    const known = remembered.get(token);
    if (known !== undefined) return known;
    const digest = hash('sha256', token, 'base64url');
    if (token.length <= REMEMBERED_LENGTH) remembered.set(token, digest);
    return digest;
  };
}
