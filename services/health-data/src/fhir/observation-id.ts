import { hash } from 'node:crypto';
import { METRICS } from '@aceso/contracts/vocabulary';
import { BLOOD_PRESSURE } from './definitions.ts';

/** What one Observation is, read from its id alone. */
export type ObservationName =
  /** One sample of a source, or a pair of pressures. `value` is there where two samples of one moment are two (foods, doses). */
  | {
      readonly kind: 'sample';
      readonly sourceId: string;
      readonly metric: string;
      readonly start: number;
      readonly durationMs: number;
      readonly valueMark: number;
    }
  | { readonly kind: 'record'; readonly personId: string; readonly recordKind: string; readonly key: string }
  | { readonly kind: 'daily'; readonly personId: string; readonly metric: string; readonly day: string };

const [SAMPLE, RECORD, DAILY] = [1, 2, 3] as const;
const LENGTHS: Readonly<Record<number, number>> = { [SAMPLE]: 38, [RECORD]: 39, [DAILY]: 27 };
const CHECK_BYTES = 3;
const DAY_MS = 86_400_000;
const LONGEST_DURATION = 0xffff_ffff;
/** Permanent: ids hold these numbers. */
const RECORD_KINDS = [
  'sleep-stage',
  'workout',
  'electrocardiogram',
  'beats',
  'clinical',
  'event',
  'activity-summary',
  'audiogram',
  'vision',
  'food',
  'route',
  'unlisted',
  'laboratory-result',
] as const;

/** Number of a metric in ids: the first four bytes of the SHA-256 of its permanent id. */
const numberOf = (metric: string): number => Number.parseInt(hash('sha256', metric).slice(0, 8), 16);
const NUMBERS = new Map([...METRICS.keys(), BLOOD_PRESSURE].map((metric) => [metric, numberOf(metric)]));
const METRIC_OF = new Map([...NUMBERS].map(([metric, number]) => [number, metric]));

/**
 * Id of an Observation: everything that names it, and a checksum, in the letters that FHIR allows (`[A-Za-z0-9-.]{1,64}`).
 *
 * It stays the same whatever else is stored, and reading by id goes straight to the day chunk. It grants nothing: who may read is asked of
 * the policies each time.
 */
export function encodeObservationId(name: ObservationName): string {
  switch (name.kind) {
    case 'sample': {
      const bytes = started(SAMPLE, name.sourceId);
      bytes.writeUInt32BE(numberIn(name.metric), 17);
      bytes.writeIntBE(name.start, 21, 6);
      bytes.writeUInt32BE(Math.min(Math.max(0, name.durationMs), LONGEST_DURATION), 27);
      bytes.writeUInt32BE(name.valueMark, 31);
      return finished(bytes);
    }
    case 'record': {
      const bytes = started(RECORD, name.personId);
      bytes.writeUInt8(RECORD_KINDS.indexOf(name.recordKind as (typeof RECORD_KINDS)[number]), 17); // -1 is refused by the buffer.
      // Keys are 22 letters of base64url: with two more they are 18 whole bytes.
      bytes.write(`${name.key}AA`, 18, 18, 'base64url');
      return finished(bytes);
    }
    case 'daily': {
      const bytes = started(DAILY, name.personId);
      bytes.writeUInt32BE(numberIn(name.metric), 17);
      bytes.writeIntBE(Date.parse(name.day) / DAY_MS, 21, 3);
      return finished(bytes);
    }
  }
}

/** Reads an id; undefined for everything that `encodeObservationId` cannot have made. */
export function decodeObservationId(id: string): ObservationName | undefined {
  if (!/^[A-Za-z0-9\-.]{1,64}$/.test(id)) return undefined;
  const bytes = Buffer.from(id.replaceAll('.', '_'), 'base64url');
  const kind = bytes[0] ?? 0;
  if (bytes.length !== LENGTHS[kind] || bytes.readUIntBE(bytes.length - CHECK_BYTES, CHECK_BYTES) !== checksum(bytes)) return undefined;
  const name = nameIn(kind, bytes);
  // Bits that base64 does not use could differ: there is one spelling.
  return name === undefined || encodeObservationId(name) !== id ? undefined : name;
}

function nameIn(kind: number, bytes: Buffer): ObservationName | undefined {
  const uuid = uuidAt(bytes, 1);
  if (kind === RECORD) {
    const recordKind = RECORD_KINDS[bytes[17] ?? -1];
    const key = bytes.toString('base64url', 18, 36).slice(0, 22);
    return recordKind === undefined ? undefined : { kind: 'record', personId: uuid, recordKind, key };
  }
  const metric = METRIC_OF.get(bytes.readUInt32BE(17));
  if (metric === undefined) return undefined;
  if (kind === DAILY) {
    const at = bytes.readIntBE(21, 3) * DAY_MS;
    return { kind: 'daily', personId: uuid, metric, day: new Date(at).toISOString().slice(0, 10) };
  }
  return {
    kind: 'sample',
    sourceId: uuid,
    metric,
    start: bytes.readIntBE(21, 6),
    durationMs: bytes.readUInt32BE(27),
    valueMark: bytes.readUInt32BE(31),
  };
}

/** Record kinds that are shown as Observations or reports. */
export const SHOWN_RECORD_KINDS: readonly string[] = RECORD_KINDS;

function numberIn(metric: string): number {
  const number = NUMBERS.get(metric);
  if (number === undefined) throw new RangeError(`${metric} is not in the vocabulary`);
  return number;
}

function started(kind: number, uuid: string): Buffer {
  const bytes = Buffer.allocUnsafe(LENGTHS[kind] ?? 0);
  bytes[0] = kind;
  bytes.write(uuid.replaceAll('-', ''), 1, 16, 'hex');
  return bytes;
}

function finished(bytes: Buffer): string {
  bytes.writeUIntBE(checksum(bytes), bytes.length - CHECK_BYTES, CHECK_BYTES);
  return bytes.toString('base64url').replaceAll('_', '.');
}

/** FNV-1a of all but the last bytes, folded to 24 bits: finds slips of typing, it proves nothing. */
function checksum(bytes: Buffer): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < bytes.length - CHECK_BYTES; i++) sum = Math.imul(sum ^ (bytes[i] ?? 0), 0x01000193);
  return ((sum >>> 24) ^ sum) & 0xff_ffff;
}

function uuidAt(bytes: Buffer, from: number): string {
  const hex = bytes.toString('hex', from, from + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
