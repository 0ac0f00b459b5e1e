import { Field } from './field.ts';

/** Field number of the time stamp in every message. */
export const TIMESTAMP = 253;

/** What an app on the device says about a field of its own. */
export interface OwnField {
  readonly type: number;
  readonly scale: number;
  readonly offset: number;
  /** The message and field of the profile that it stands for. */
  readonly message: number;
  readonly field: number;
}

/** How messages of one local number are laid out. */
export interface Definition {
  readonly message: number;
  /** Bytes of one message, without its header. */
  readonly bytes: number;
  readonly fields: ReadonlyMap<number, Field>;
  readonly timestamp: Field | undefined;
}

/** Bytes that a definition begins with: reserved, order of bytes, message, number of fields. */
const HEAD_BYTES = 5;
const FIELD_BYTES = 3;

/**
 * Reads a definition message.
 *
 * @param at behind its header byte
 * @param ownFields by `app index << 8 | field number`
 * @returns undefined when the file ends before it does
 */
export function definitionAt(
  bytes: Buffer,
  at: number,
  end: number,
  hasOwnFields: boolean,
  ownFields: ReadonlyMap<number, OwnField>,
): { readonly definition: Definition; readonly next: number } | undefined {
  if (at + HEAD_BYTES > end) return undefined;
  const isBig = bytes[at + 1] === 1;
  const message = isBig ? bytes.readUInt16BE(at + 2) : bytes.readUInt16LE(at + 2);
  const fields = new Map<number, Field>();
  let size = 0;
  let place = at + HEAD_BYTES;
  for (let left = bytes[at + 4] ?? 0; left > 0; left--, place += FIELD_BYTES) {
    if (place + FIELD_BYTES > end) return undefined;
    const [number = 0, length = 0, type = 0] = bytes.subarray(place, place + FIELD_BYTES);
    fields.set(number, new Field(size, length, type, isBig));
    size += length;
  }
  if (hasOwnFields) {
    if (place >= end) return undefined;
    let left = bytes[place++] ?? 0;
    for (; left > 0; left--, place += FIELD_BYTES) {
      if (place + FIELD_BYTES > end) return undefined;
      const [number = 0, length = 0, app = 0] = bytes.subarray(place, place + FIELD_BYTES);
      const own = ownFields.get((app << 8) | number);
      if (own !== undefined && own.message === message && !fields.has(own.field))
        fields.set(own.field, new Field(size, length, own.type, isBig, own));
      size += length;
    }
  }
  return { definition: { message, bytes: size, fields, timestamp: fields.get(TIMESTAMP) }, next: place };
}
