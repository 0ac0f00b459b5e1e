import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Begins a sealed note. */
const MARK = 'aceso-note-1:';
const [KEY_BYTES, IV_BYTES] = [32, 16];
const ALGORITHM = 'aes-256-ctr';

/** Seals and opens notes of one person. */
export interface NoteSeal {
  /** The same note of the same record is sealed alike, so that bringing it again changes nothing. */
  seal(note: string, context: string): string;
  /** Undefined for what was not sealed under this key for this record. */
  open(sealed: string, context: string): string | undefined;
}

export const isSealed = (text: string): boolean => text.startsWith(MARK);

/**
 * Seals notes by SIV (Rogaway and Shrimpton 2006): the first 16 bytes of HMAC-SHA-256 over context and note are both the proof and the
 * counter's beginning of AES-256-CTR. Without a random part two equal notes of one record are alike, which is what storing asks for.
 *
 * @param key of the person for this purpose, 32 bytes
 */
export function noteSeal(key: Uint8Array): NoteSeal {
  const own = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', `aceso note/${purpose}`, KEY_BYTES));
  const [proof, cover] = [own('proof'), own('cover')];
  const ivOf = (note: Buffer, context: string): Buffer =>
    createHmac('sha256', proof)
      .update(`${Buffer.byteLength(context)}:${context}`)
      .update(note)
      .digest()
      .subarray(0, IV_BYTES);
  return {
    seal(note, context) {
      const plain = Buffer.from(note, 'utf8');
      const iv = ivOf(plain, context);
      const cipher = createCipheriv(ALGORITHM, cover, iv);
      return MARK + Buffer.concat([iv, cipher.update(plain), cipher.final()]).toString('base64url');
    },
    open(sealed, context) {
      if (!isSealed(sealed)) return undefined;
      const bytes = Buffer.from(sealed.slice(MARK.length), 'base64url');
      if (bytes.length < IV_BYTES) return undefined;
      const iv = bytes.subarray(0, IV_BYTES);
      const decipher = createDecipheriv(ALGORITHM, cover, iv);
      const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]);
      return timingSafeEqual(ivOf(plain, context), iv) ? plain.toString('utf8') : undefined;
    },
  };
}
