import { dayText } from '../time/civil.ts';
import type { ByteBlock } from './byte-block.ts';

/** `+0200` of an offset in seconds. */
export function offsetText(offsetSec: number): string {
  const minutes = Math.abs(offsetSec) / 60;
  const digits = Math.floor(minutes / 60) * 100 + Math.floor(minutes % 60);
  return `${offsetSec < 0 ? '-' : '+'}${String(digits).padStart(4, '0')}`;
}

/** Puts an instant into a block as `yyyy-MM-dd HH:mm:ss +HHMM`. */
export type PutDate = (block: ByteBlock, instantSec: number) => void;

/** Writes instants with one offset: an export has that of the phone at the time of the export on everything. */
export function datesAt(offsetSec: number): PutDate {
  const suffix = Buffer.from(` ${offsetText(offsetSec)}`);
  let day = NaN;
  let prefix = Buffer.alloc(0);
  return (block, instantSec) => {
    const local = instantSec + offsetSec;
    const civil = Math.floor(local / 86400);
    if (civil !== day) {
      day = civil;
      prefix = Buffer.from(`${dayText(civil)} `);
    }
    const second = local - civil * 86400;
    block.bytes(prefix);
    block.twoDigits(Math.floor(second / 3600));
    block.text(':');
    block.twoDigits(Math.floor(second / 60) % 60);
    block.text(':');
    block.twoDigits(second % 60);
    block.bytes(suffix);
  };
}
