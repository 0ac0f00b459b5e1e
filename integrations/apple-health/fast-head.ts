import type { SourceRef } from '../kit/index.ts';
import type { Collector } from './collector.ts';
import { readStartTag } from './element.ts';
import { isNamed, unitOf } from './record.ts';
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
  readonly type: string;
  readonly isCategory: boolean;
  /** Where its quantities go; undefined for a category that is kept by the name of its value. */
  readonly stream: SampleStream | undefined;
  /** Whether such records need the strict way. */
  readonly isStrict: boolean;
  readonly source: SourceRef;
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
  const isUsual = /^HK(Quantity|Category)Type/.test(type) && !attributes.has('value') && !attributes.has('endDate');
  const unit = unitOf(type) ?? attributes.get('unit') ?? '';
  const stream = isUsual && !isNamed(type) ? collector.stream(type, sourceName, device, unit, false) : undefined;
  const isStrict = !isUsual || (stream === undefined && !isNamed(type));
  return {
    bytes: copy,
    hasCreation,
    type,
    isCategory: !type.startsWith('HKQuantity'),
    stream,
    isStrict,
    source: collector.sources.of(sourceName, device, false),
    sourceName,
    device,
  };
}
