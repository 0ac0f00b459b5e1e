import { clinicalDocument } from './apple/clinical-document.ts';
import { exportBlocks } from './apple/export-blocks.ts';
import { tally } from './apple/tally.ts';
import { dayTruth } from './day-truth.ts';
import { check } from './options.ts';
import type { SimulateOptions } from './options.ts';
import { plantedTruth } from './planted-truth.ts';
import { zoneOffsets } from './time/zone.ts';
import type { Simulation } from './truth.ts';
import { makeWorld } from './world.ts';
import { fileSink, streamSink } from './zip/sink.ts';
import type { Sink } from './zip/sink.ts';
import { writeZip } from './zip/write-zip.ts';

/** Names as in an export of an English phone. */
const FOLDER = 'apple_health_export';

/** From this foreseen size on the zip uses sizes of eight bytes; the foresight is right within a few percent. */
const ZIP64_FROM_MEGABYTES = 3800;

/** Fast, and still about a fifteenth of the text. */
const USUAL_LEVEL = 3;

/** Writes the text alone. */
async function writePlain(sink: Sink, blocks: Iterable<Buffer>): Promise<{ readonly files: Simulation['files']; readonly bytes: number }> {
  let bytes = 0;
  for (const block of blocks) {
    await sink.write(block);
    bytes += block.length;
  }
  return { files: [{ name: 'export.xml', bytes, compressedBytes: bytes }], bytes };
}

/** Writes the archive as a phone makes it. */
async function writeArchive(
  sink: Sink,
  blocks: Iterable<Buffer>,
  clinical: Buffer,
  options: SimulateOptions,
): Promise<{ readonly files: Simulation['files']; readonly bytes: number }> {
  const isZip64 = options.zip64 ?? (options.megabytes ?? 0) >= ZIP64_FROM_MEGABYTES;
  const entries = [
    { name: `${FOLDER}/export_cda.xml`, content: [clinical], isZip64: false },
    { name: `${FOLDER}/export.xml`, content: blocks, isZip64 },
  ];
  const zip = await writeZip(sink, entries, { modified: options.end, level: options.level ?? USUAL_LEVEL });
  return { files: zip.entries.map(({ name, bytes, compressedBytes }) => ({ name, bytes, compressedBytes })), bytes: zip.bytes };
}

/**
 * Simulates a person with watch, phone, scale and cuff, writes their Apple Health export, and returns the truth about it.
 *
 * Memory is bounded by the number of days, not by the size of the export.
 *
 * @throws {RangeError} when an option is out of range; the message begins with its name
 */
export async function simulate(options: SimulateOptions): Promise<Simulation> {
  check(options);
  const { world, tracks, episodes } = makeWorld(options);
  const counts: Record<string, number> = {};
  const counted = tally();
  const offsetSec = zoneOffsets(options.timeZone)(world.exportSec);
  const head = { locale: options.locale ?? 'en_US', dtd: options.dtd ?? 14, exportSec: world.exportSec, person: world.person } as const;
  const blocks = exportBlocks({ tally: counted, counts }, { world, tracks, head, offsetSec });
  const isText =
    options.format === 'xml' || (options.format === undefined && typeof options.out === 'string' && options.out.endsWith('.xml'));
  const sink = typeof options.out === 'string' ? await fileSink(options.out) : streamSink(options.out);
  let written;
  try {
    written = isText ? await writePlain(sink, blocks) : await writeArchive(sink, blocks, clinicalDocument(world.person), options);
  } finally {
    await sink.close();
  }
  const iso = (sec: number): string => new Date(sec * 1000).toISOString();
  return {
    ...written,
    records: Object.fromEntries(
      [...counted.byType()].map(([type, { count, sum, firstSec, lastSec }]) => [
        type,
        { count, sum, first: iso(firstSec), last: iso(lastSec) },
      ]),
    ),
    elements: counts,
    planted: episodes.map((episode) => plantedTruth(world.days, episode)),
    truth: {
      seed: world.seed,
      exportedAt: iso(world.exportSec),
      timeZone: options.timeZone,
      person: world.person,
      density: world.density,
      days: world.days.map((day) => dayTruth(world, day)),
    },
  };
}
