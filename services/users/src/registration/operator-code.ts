import { createHash, randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for one another (Crockford base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 20;
const GROUP = 5;

/** A code of 100 bits in groups, to be read from a terminal: `7Q2F0-…`. */
export const newCode = (): string =>
  Array.from({ length: LETTERS }, (_, i) => (i > 0 && i % GROUP === 0 ? '-' : '') + ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Hash of a code as typed: letter case, hyphens and spaces do not count. A random code of this length needs no slow hash. */
export const hashOfCode = (code: string): Buffer => createHash('sha256').update(code.toUpperCase().replaceAll(/[\s-]/g, '')).digest();
