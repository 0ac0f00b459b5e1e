import { crcOf } from './crc.ts';
import { definitionAt, type Definition, type OwnField } from './definition.ts';
import { Message } from './message.ts';

const MARK = Buffer.from('.FIT');
const MARK_AT = 8;
const HEADER_BYTES_MIN = 12;
const CRC_BYTES = 2;
const FIELD_DESCRIPTION = 206;

/** What a file did wrong; what can be read is read all the same. */
export type Fault = 'fit-crc-wrong' | 'fit-cut-off' | 'fit-malformed' | 'fit-bytes-left';

/** Whether bytes begin like a FIT file. */
export const isFit = (head: Buffer): boolean =>
  head.length >= HEADER_BYTES_MIN && (head[0] === 12 || head[0] === 14) && head.subarray(MARK_AT, MARK_AT + MARK.length).equals(MARK);

/**
 * Every data message of a FIT file, or of several that are chained into one. The same object is given each time.
 *
 * Protocol as in Garmin's "FIT Protocol" description: header of 12 or 14 bytes, definition and data messages, compressed time stamps, fields
 * of apps on the device, CRC-16 at the end.
 *
 * @param fault is told what is wrong with the file; reading goes on with whatever can still be read
 */
export function* messagesOf(bytes: Buffer, fault: (fault: Fault) => void): Generator<Message> {
  const message = new Message();
  let at = 0;
  while (at < bytes.length) {
    if (!isFit(bytes.subarray(at, at + HEADER_BYTES_MIN))) {
      // Something foreign between or behind the files: look for the next one.
      const mark = bytes.indexOf(MARK, Math.max(at + 1, MARK_AT) + (at === 0 ? 0 : MARK_AT - 1));
      fault('fit-bytes-left');
      if (mark === -1) return;
      at = mark - MARK_AT;
      if (!isFit(bytes.subarray(at, at + HEADER_BYTES_MIN))) at = mark + MARK.length;
      continue;
    }
    const header = bytes[at] ?? HEADER_BYTES_MIN;
    const stated = bytes.readUInt32LE(at + 4);
    const begin = at + header;
    // A device that lost power never wrote the size: then the data go on to the end.
    const wanted = stated === 0 ? bytes.length - begin - CRC_BYTES : stated;
    const end = Math.max(begin, Math.min(begin + wanted, bytes.length));
    const isWhole = stated !== 0 && end + CRC_BYTES <= bytes.length;
    if (!isWhole) fault('fit-cut-off');
    else if (crcOf(bytes.subarray(at, end)) !== bytes.readUInt16LE(end)) fault('fit-crc-wrong');
    yield* messagesIn(bytes, begin, end, message, fault);
    at = isWhole ? end + CRC_BYTES : bytes.length;
  }
}

/** Messages of one file. */
function* messagesIn(bytes: Buffer, begin: number, end: number, message: Message, fault: (fault: Fault) => void): Generator<Message> {
  const definitions: (Definition | undefined)[] = [];
  const ownFields = new Map<number, OwnField>();
  let seconds = Number.NaN;
  for (let at = begin; at < end;) {
    const header = bytes[at] ?? 0;
    const isCompressed = (header & 0x80) !== 0;
    if (!isCompressed && (header & 0x40) !== 0) {
      const defined = definitionAt(bytes, at + 1, end, (header & 0x20) !== 0, ownFields);
      if (defined === undefined) return fault('fit-cut-off');
      definitions[header & 15] = defined.definition;
      at = defined.next;
      continue;
    }
    const definition = definitions[isCompressed ? (header >> 5) & 3 : header & 15];
    // Without its definition nobody knows how long a message is, so nothing behind it can be found.
    if (definition === undefined) return fault('fit-malformed');
    if (at + 1 + definition.bytes > end) return fault('fit-cut-off');
    let own = Number.NaN;
    if (isCompressed && !Number.isNaN(seconds)) own = seconds += ((header & 31) - seconds) & 31;
    const stamp = definition.timestamp?.read(bytes, at + 1) ?? Number.NaN;
    if (!Number.isNaN(stamp)) own = seconds = stamp;
    message.move(bytes, definition, at + 1, own);
    if (definition.message === FIELD_DESCRIPTION) describe(message, ownFields);
    yield message;
    at += 1 + definition.bytes;
  }
}

/** Remembers what an app said about its field. That the app itself never said who it is changes nothing. */
function describe(message: Message, ownFields: Map<number, OwnField>): void {
  const [app, number, type] = [message.value(0), message.value(1), message.value(2)];
  if (Number.isNaN(app) || Number.isNaN(number) || Number.isNaN(type)) return;
  const [scale, offset] = [message.value(6), message.value(7)];
  ownFields.set((app << 8) | number, {
    type,
    scale: scale > 0 ? scale : 1,
    offset: Number.isNaN(offset) ? 0 : offset,
    message: message.value(14),
    field: message.value(15),
  });
}
