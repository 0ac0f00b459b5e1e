import type { Json } from '../kit/index.ts';
import type { Collector } from './collector.ts';
import { ELECTROCARDIOGRAM, electrocardiogramOf } from './electrocardiogram.ts';
import { instantMs } from './instant.ts';
import { sourceOf } from './source.ts';

/** Largest attachment that is read: a route of a whole day of seconds has about 12 MB. */
const ATTACHMENT_BYTES_MAX = 24 * 1024 * 1024;
const CLINICAL = 'clinical-records';
const ROUTE = 'workout-routes';

/** Takes a file that lies beside the export: recording, clinical resource or route, told apart by content. */
export async function takeAttachment(
  name: string,
  head: Buffer,
  rest: AsyncIterable<Buffer>,
  collector: Collector,
  kind = kindOf(head),
): Promise<void> {
  if (kind === undefined) return;
  const bytes = await whole(head, rest);
  if (bytes === undefined) return collector.problems.note('attachment-too-large', kind);
  const text = bytes.toString('utf8');
  if (kind === 'electrocardiogram') takeElectrocardiogram(text, collector);
  else if (kind === 'clinical') takeClinical(name, text, collector);
  else takeRoute(name, text, collector);
}

export function kindOf(head: Buffer): 'electrocardiogram' | 'clinical' | 'route' | undefined {
  const text = head.toString('utf8', 0, 4096).replace(/^\ufeff/, '');
  if (/<gpx[\s>]/.test(text)) return 'route';
  if (/^\s*\{[^]*"resourceType"/.test(text)) return 'clinical';
  // The keys are translated; that a date stands in the third line and one number in each of the last ones is not.
  return /\n[^\n]*,"?\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}"?\r?\n/.test(text) && /\n"?-?\d+(?:[.,]\d+)?"?\r?\n/.test(text)
    ? 'electrocardiogram'
    : undefined;
}

async function whole(head: Buffer, rest: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  const pieces = [head];
  let bytes = head.length;
  for await (const piece of rest) {
    bytes += piece.length;
    if (bytes > ATTACHMENT_BYTES_MAX) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function takeElectrocardiogram(text: string, collector: Collector): void {
  const recording = electrocardiogramOf(text);
  if (recording === undefined) {
    collector.tally(ELECTROCARDIOGRAM).read++;
    return collector.quarantine({ sourceType: ELECTROCARDIOGRAM, reason: 'malformed' });
  }
  collector.record(recording);
}

function takeClinical(name: string, text: string, collector: Collector): void {
  let detail: Json;
  try {
    detail = JSON.parse(text);
  } catch {
    collector.tally(CLINICAL).read++;
    return collector.quarantine({ sourceType: CLINICAL, reason: 'malformed' });
  }
  const start = firstDate(detail);
  collector.record({
    kind: 'clinical',
    key: [CLINICAL, tailOf(name)].join('|'),
    sourceType: CLINICAL,
    source: sourceOf('Clinical records', undefined, false),
    start,
    end: start,
    detail,
  });
}

/** The date of a FHIR resource (DSTU2 or R4); the epoch when it carries none. */
function firstDate(resource: Json): number {
  const fields: Readonly<Record<string, unknown>> = typeof resource === 'object' && resource !== null ? { ...resource } : {};
  for (const name of [
    'effectiveDateTime',
    'occurrenceDateTime',
    'performedDateTime',
    'dateWritten',
    'onsetDateTime',
    'recordedDate',
    'issued',
    'date',
  ]) {
    const at = Date.parse(String(fields[name] ?? ''));
    if (!Number.isNaN(at)) return at;
  }
  return 0;
}

function takeRoute(name: string, text: string, collector: Collector): void {
  // The last `time` before a point may be the file's own; the points' times are in order.
  const times = [...text.matchAll(/<trkpt\b[^>]*>[^]*?<time>([^<]*)<\/time>/g)].map((match) => instantMs(match[1]));
  const [start, end] = [times[0], times.at(-1)];
  if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end)) {
    collector.tally(ROUTE).read++;
    return collector.quarantine({ sourceType: ROUTE, reason: 'malformed' });
  }
  const detail = { path: tailOf(name), points: times.length };
  collector.record({
    kind: 'route',
    key: [ROUTE, detail.path].join('|'),
    sourceType: ROUTE,
    source: sourceOf('Workout routes', undefined, false),
    start,
    end,
    detail,
  });
}

/** Folder and file, without the export's own folder: as workouts refer to it. */
const tailOf = (name: string): string => `/${name.split('/').slice(-2).join('/')}`;
