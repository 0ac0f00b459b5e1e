import { hkdfSync, randomBytes } from 'node:crypto';
import { seal, unseal, type Db } from '@aceso/kit';
import { findPersonKey, keepPersonKey } from '../store/person-keys.ts';

const KEY_BYTES = 32;

/**
 * Secrets of people, each under a data key of its own (AES-256-GCM), which is wrapped by a key of the installation.
 *
 * The installation's key lies outside the database. Deleting the row of a person's key makes everything under it unreadable, in backups, too.
 */
export interface PersonVault {
  /** @param context what the text is and where it lies: it opens nowhere else */
  seal(db: Db, personId: string, text: string, context: string): Promise<string>;
  /** Throws when the key is gone, or text, person or context are others. */
  open(db: Db, personId: string, sealed: string, context: string): Promise<string>;
  /** A key of 32 bytes for one purpose, derived from the person's (HKDF-SHA-256, RFC 5869): gone with it. */
  keyFor(db: Db, personId: string, purpose: string): Promise<Uint8Array>;
  /** The same, and an error when the person has no key (any more): reading never makes one. */
  keptKeyFor(db: Db, personId: string, purpose: string): Promise<Uint8Array>;
  /** The same, and undefined when the person has no key (any more). */
  knownKeyFor(db: Db, personId: string, purpose: string): Promise<Uint8Array | undefined>;
}

/** @param wrappingKey 32 bytes, derived from the secret of the installation */
export function createPersonVault(wrappingKey: Uint8Array, now: () => Date): PersonVault {
  const contextOfKey = (personId: string): string => `health-data/person-key/${personId}`;
  const unwrap = (personId: string, wrapped: string): Uint8Array =>
    Buffer.from(unseal(wrappingKey, wrapped, contextOfKey(personId)), 'base64url');
  const knownKey = async (db: Db, personId: string): Promise<Uint8Array | undefined> => {
    const wrapped = await findPersonKey(db, personId);
    return wrapped === undefined ? undefined : unwrap(personId, wrapped);
  };
  const keyOf = async (db: Db, personId: string): Promise<Uint8Array> => {
    const known = await knownKey(db, personId);
    if (known !== undefined) return known;
    const fresh = seal(wrappingKey, randomBytes(KEY_BYTES).toString('base64url'), contextOfKey(personId));
    return unwrap(personId, await keepPersonKey(db, personId, fresh, now()));
  };
  const keptKey = async (db: Db, personId: string): Promise<Uint8Array> => {
    const known = await knownKey(db, personId);
    if (known === undefined) throw new Error('the key of the person is gone');
    return known;
  };
  const derived = (key: Uint8Array, purpose: string): Uint8Array => new Uint8Array(hkdfSync('sha256', key, '', purpose, KEY_BYTES));
  return {
    seal: async (db, personId, text, context) => seal(await keyOf(db, personId), text, `${personId}/${context}`),
    open: async (db, personId, sealed, context) => unseal(await keptKey(db, personId), sealed, `${personId}/${context}`),
    keyFor: async (db, personId, purpose) => derived(await keyOf(db, personId), purpose),
    keptKeyFor: async (db, personId, purpose) => derived(await keptKey(db, personId), purpose),
    async knownKeyFor(db, personId, purpose) {
      const known = await knownKey(db, personId);
      return known && derived(known, purpose);
    },
  };
}
