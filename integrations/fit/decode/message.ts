import type { Definition } from './definition.ts';
import { BYTES, TEXT } from './field.ts';

/** Seconds between the Unix epoch and FIT's: 1989-12-31T00:00:00Z. */
const EPOCH_SECONDS = 631_065_600;

/** A FIT time in milliseconds since the Unix epoch. */
export const instantOf = (seconds: number): number => (seconds + EPOCH_SECONDS) * 1000;

/** One message. The reader moves the same object on to the next, so nobody may keep it. */
export class Message {
  #bytes: Buffer = Buffer.alloc(0);
  #definition: Definition | undefined;
  #at = 0;
  number = -1;
  /** Seconds since FIT's epoch, from its own stamp or its compressed header; NaN when it has none. */
  seconds = Number.NaN;

  move(bytes: Buffer, definition: Definition, at: number, seconds: number): void {
    this.#bytes = bytes;
    this.#definition = definition;
    this.#at = at;
    this.number = definition.message;
    this.seconds = seconds;
  }

  /** Milliseconds since the Unix epoch; NaN when the message has no time. */
  get instant(): number {
    return instantOf(this.seconds);
  }

  has(field: number): boolean {
    return this.#definition?.fields.has(field) === true;
  }

  /** A field as a number in its unit: `stored / scale - offset`; NaN when it is missing or says that nothing was measured. */
  value(field: number, scale = 1, offset = 0): number {
    const found = this.#definition?.fields.get(field);
    if (found === undefined) return Number.NaN;
    const stored = found.read(this.#bytes, this.#at);
    return found.own === undefined ? stored / scale - offset : stored / found.own.scale - found.own.offset;
  }

  /** All numbers of a field, as stored; NaN where nothing was measured. */
  values(field: number): readonly number[] {
    const found = this.#definition?.fields.get(field);
    if (found === undefined) return [];
    return Array.from({ length: found.count }, (_, i) => found.read(this.#bytes, this.#at, i));
  }

  /** The bytes of a field; empty when it is missing or wholly invalid. */
  bytes(field: number): Buffer {
    const found = this.#definition?.fields.get(field);
    if (found === undefined) return Buffer.alloc(0);
    const bytes = this.#bytes.subarray(this.#at + found.at, this.#at + found.at + found.size);
    return found.type === BYTES && bytes.every((byte) => byte === 0xff) ? Buffer.alloc(0) : bytes;
  }

  /** A field as text up to its terminator, which some devices leave out. */
  text(field: number): string {
    const found = this.#definition?.fields.get(field);
    if (found === undefined || found.type !== TEXT) return '';
    const bytes = this.#bytes.subarray(this.#at + found.at, this.#at + found.at + found.size);
    const end = bytes.indexOf(0);
    return bytes.toString('utf8', 0, end === -1 ? bytes.length : end).trim();
  }
}
