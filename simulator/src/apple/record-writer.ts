import type { Beat, Kind, Sample } from '../tracks/sample.ts';
import type { ByteBlock } from './byte-block.ts';
import type { PutDate } from './date-text.ts';
import { escape } from './escape.ts';
import type { Source } from './sources.ts';

/** How many elements were written, by name. */
export type ElementCounts = Record<string, number>;

/** Attributes that name a source, in Apple's order. */
export function sourceAttributes({ name, version, device }: Source): string {
  return ` sourceName="${escape(name)}" sourceVersion="${escape(version)}"${device === undefined ? '' : ` device="${escape(device)}"`}`;
}

/** A record was made some seconds after its end; which, follows from the time, so that no random number is needed. */
export function creationSec(endSec: number): number {
  return endSec + 2 + ((endSec * 7) % 41);
}

/** Time of day of a beat in English notation, `7:47:41.86 AM` with a narrow no-break space (U+202F), in the offset of the export. */
function beatTime(atSec: number, offsetSec: number): string {
  const hundredths = Math.round(((((atSec + offsetSec) % 86400) + 86400) % 86400) * 100) % 8_640_000;
  const second = Math.floor(hundredths / 100);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hour = Math.floor(second / 3600);
  return `${hour % 12 === 0 ? 12 : hour % 12}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}.${two(hundredths % 100)}\u202f${hour < 12 ? 'AM' : 'PM'}`;
}

/** Puts one record into a block; `indent` is deeper inside of a correlation. */
export type PutRecord = (block: ByteBlock, sample: Sample, indent: string) => void;

/** Makes the writer of records. All that is the same for records of one kind and source is turned into bytes once. */
export function recordWriter(putDate: PutDate, offsetSec: number, counts: ElementCounts): PutRecord {
  const openings = new Map<Source, Map<Kind, Buffer>>();
  const count = (element: string, by = 1): void => void (counts[element] = (counts[element] ?? 0) + by);
  const opening = (kind: Kind, source: Source): Buffer => {
    const ofSource = openings.get(source) ?? new Map<Kind, Buffer>();
    const unit = kind.unit === undefined ? '' : ` unit="${escape(kind.unit)}"`;
    const made = ofSource.get(kind) ?? Buffer.from(`<Record type="${kind.type}"${sourceAttributes(source)}${unit} creationDate="`);
    ofSource.set(kind, made);
    openings.set(source, ofSource);
    return made;
  };
  const putBeats = (block: ByteBlock, beats: readonly Beat[], indent: string): void => {
    block.text(`${indent} <HeartRateVariabilityMetadataList>\n`);
    for (const { perMin, atSec } of beats)
      block.text(`${indent}  <InstantaneousBeatsPerMinute bpm="${perMin}" time="${beatTime(atSec, offsetSec)}"/>\n`);
    block.text(`${indent} </HeartRateVariabilityMetadataList>\n`);
    count('HeartRateVariabilityMetadataList');
    count('InstantaneousBeatsPerMinute', beats.length);
  };
  return (block, { kind, source, startSec, endSec, value, createdSec, metadata, beats }, indent) => {
    block.text(indent);
    block.bytes(opening(kind, source));
    putDate(block, createdSec ?? creationSec(endSec));
    block.text('" startDate="');
    putDate(block, startSec);
    block.text('" endDate="');
    putDate(block, endSec);
    block.text('" value="');
    block.text(String(value));
    count('Record');
    if (metadata.length === 0 && beats.length === 0) {
      block.text('"/>\n');
      return;
    }
    block.text('">\n');
    for (const [key, text] of metadata) block.text(`${indent} <MetadataEntry key="${escape(key)}" value="${escape(text)}"/>\n`);
    if (metadata.length > 0) count('MetadataEntry', metadata.length);
    if (beats.length > 0) putBeats(block, beats, indent);
    block.text(`${indent}</Record>\n`);
  };
}
