import { readElement } from './element.ts';
import { metadataOf } from './frame.ts';
import { contextOf } from './record.ts';
import { isSame } from './same-bytes.ts';

const KEPT = 8;
/** Longer blocks hold notes, which do not repeat. */
const BLOCK_BYTES_MAX = 512;
const OPEN = Buffer.from('<Record>');
/** What the metadata of a record may stand before: its end, or its beats. */
export const RECORD_END = Buffer.from('</Record>');
export const BEATS_BEGIN = Buffer.from('<HeartRateVariabilityMetadataList>');

/** What the metadata of a record say, and the mark behind them. */
export interface Metadata {
  readonly bytes: Buffer;
  readonly hasBeats: boolean;
  readonly context: number;
  readonly isManual: boolean;
  readonly timeZone: string | undefined;
  readonly entries: Readonly<Record<string, string>>;
}

/** A record without metadata. */
export const NO_METADATA: Metadata = {
  bytes: Buffer.alloc(0),
  hasBeats: false,
  context: 0,
  isManual: false,
  timeZone: undefined,
  entries: metadataOf({ name: 'Record', attributes: new Map(), children: [] }),
};

/** Remembers blocks of metadata, because thousands of records carry one of a handful. */
export class FastMetadata {
  readonly #known: Metadata[] = [];

  /** The block from `at` to the end of the record or its beats; undefined when it is incomplete, long, or holds more than metadata. */
  read(bytes: Buffer, at: number, end: number): Metadata | undefined {
    const known = this.#known;
    for (let i = 0; i < known.length; i++) {
      const metadata = known[i];
      if (metadata !== undefined && isSame(bytes, at, end, metadata.bytes)) return metadata;
    }
    const metadata = readBlock(bytes.subarray(at, Math.min(end, at + BLOCK_BYTES_MAX)));
    if (metadata === undefined) return undefined;
    known.unshift(metadata);
    if (known.length > KEPT) known.pop();
    return metadata;
  }
}

function readBlock(bytes: Buffer): Metadata | undefined {
  const [close, beats] = [bytes.indexOf(RECORD_END), bytes.indexOf(BEATS_BEGIN)];
  const hasBeats = beats !== -1 && (close === -1 || beats < close);
  const to = hasBeats ? beats : close;
  if (to === -1) return undefined;
  const whole = Buffer.concat([OPEN, bytes.subarray(0, to), RECORD_END]);
  const reading = readElement(whole, 0, whole.length);
  if (reading.kind !== 'element' || reading.isMalformed || reading.next !== whole.length) return undefined;
  if (reading.element.children.some((child) => child.name !== 'MetadataEntry')) return undefined;
  const entries = metadataOf(reading.element);
  return {
    bytes: Buffer.from(bytes.subarray(0, to + (hasBeats ? BEATS_BEGIN : RECORD_END).length)),
    hasBeats,
    context: contextOf({ metadata: entries }),
    isManual: entries['HKWasUserEntered'] === '1',
    timeZone: entries['HKTimeZone'],
    entries,
  };
}
