import type { Collector } from './collector.ts';
import { readStartTag } from './element.ts';
import type { SampleStream } from './stream.ts';

const CREATION = Buffer.from(' creationDate="');
const START = Buffer.from(' startDate="');
/** Records carry at most some hundred bytes before their first date; a head beyond this is left to the strict way. */
const HEAD_BYTES_MAX = 2048;

/** What the bytes of a record before its first date say: equal bytes, equal meaning. */
export interface Head {
  readonly bytes: Buffer;
  /** Whether the first date is `creationDate`; else it is `startDate`. */
  readonly hasCreation: boolean;
  /** Undefined when such records need the strict way. */
  readonly stream: SampleStream | undefined;
  readonly sourceName: string;
  readonly device: string | undefined;
}

/** Reads the head of the record at `at`; undefined when the record is not of the usual form. */
export function readHead(bytes: Buffer, at: number, end: number, collector: Collector): Head | undefined {
  const limit = Math.min(end, at + HEAD_BYTES_MAX);
  const close = bytes.indexOf('>', at, 'latin1');
  const within = bytes.subarray(at, close === -1 || close > limit ? limit : close);
  const creation = within.indexOf(CREATION);
  const start = within.indexOf(START);
  const hasCreation = creation !== -1 && creation < start;
  const length = hasCreation ? creation + CREATION.length : start + START.length;
  if (start === -1) return undefined;
  // The attributes so far, read the strict way: close the tag where the first date's attribute begins.
  const copy = Buffer.from(within.subarray(0, length));
  const tag = readStartTag(
    Buffer.concat([copy.subarray(0, hasCreation ? creation : start), Buffer.from('/>')]),
    0,
    (hasCreation ? creation : start) + 2,
  );
  if (tag.kind !== 'tag' || tag.isMalformed || !tag.isEmpty || tag.name !== 'Record') return undefined;
  const { attributes } = tag;
  const type = attributes.get('type') ?? '';
  const sourceName = attributes.get('sourceName') ?? attributes.get('source') ?? '';
  const device = attributes.get('device');
  const isPlain = type.startsWith('HKQuantityType') && !attributes.has('value') && !attributes.has('endDate');
  const stream = isPlain ? collector.stream(type, sourceName, device, attributes.get('unit') ?? '', false) : undefined;
  return { bytes: copy, hasCreation, stream, sourceName, device };
}
