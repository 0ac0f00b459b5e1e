import { createHmac, timingSafeEqual } from 'node:crypto';
import { CATEGORIES, type Category } from '../domain/preferences.ts';

/** Which e-mails of whom a link in an e-mail ends. */
export interface Unsubscription {
  readonly personId: string;
  readonly category: Category;
}

/** Links that end one kind of e-mail without a sign-in. */
export interface Unsubscriptions {
  tokenOf(unsubscription: Unsubscription): string;
  /** Undefined for a token that was not made here. */
  read(token: string): Unsubscription | undefined;
}

const MAC_BYTES = 16;

/** The token names person and category and is signed, so that nothing has to be stored and nothing can be guessed. */
export function createUnsubscriptions(key: Uint8Array): Unsubscriptions {
  const mac = (text: string): Buffer => createHmac('sha256', key).update(text).digest().subarray(0, MAC_BYTES);
  return {
    tokenOf({ personId, category }) {
      const text = `${personId}.${category}`;
      return `${text}.${mac(text).toString('base64url')}`;
    },
    read(token) {
      const [personId = '', name = '', signature = ''] = token.split('.');
      const given = Buffer.from(signature, 'base64url');
      const category = CATEGORIES.find((each) => each === name);
      if (category === undefined || given.length !== MAC_BYTES || !timingSafeEqual(given, mac(`${personId}.${name}`))) return undefined;
      return { personId, category };
    },
  };
}
