import type { Delivery, ReadOptions } from '../../kit/index.ts';
import { gathered, inPieces, type Brought } from '../../kit/testing/index.ts';
import { Collector } from '../collector.ts';
import { appleHealth } from '../index.ts';
import { scanDocument } from '../scan.ts';
import { ByteWindow } from '../window.ts';

/** Reads a file through the door. */
export async function readExport(file: Uint8Array, options: ReadOptions & { readonly pieceBytes?: number } = {}): Promise<Brought> {
  const deliveries: Delivery[] = [];
  const report = await appleHealth.read(
    inPieces(file, options.pieceBytes ?? 65_536),
    async (delivery) => void deliveries.push(delivery),
    options,
  );
  return gathered(report, deliveries);
}

/** Reads a document with the fast path on or off. */
export async function readDocument(xml: Uint8Array, strict: boolean, pieceBytes = 65_536): Promise<Brought> {
  const deliveries: Delivery[] = [];
  const collector = new Collector(async (delivery) => void deliveries.push(delivery), {});
  await scanDocument(new ByteWindow(inPieces(xml, pieceBytes)), collector, { entry: 0, strict });
  await collector.deliver({ entry: 1, offset: 0 });
  return gathered(await collector.finish(), deliveries);
}

/** Puts elements into a document as Apple writes it. */
export const exportOf = (body: string, before = ''): Buffer =>
  Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n${before}<HealthData locale="en_US">\n <ExportDate value="2026-06-01 08:10:05 +0200"/>\n${body}\n</HealthData>\n`,
  );

/** One record in Apple's form. */
export const recordXml = (
  type: string,
  unit: string,
  value: string,
  start: string,
  rest: { end?: string; source?: string; children?: string } = {},
): string =>
  ` <Record type="${type}" sourceName="${rest.source ?? 'Anna’s Apple\u00a0Watch'}" sourceVersion="10.2" device="&lt;&lt;HKDevice: 0x3012772a0&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,7, software:10.2&gt;" unit="${unit}" creationDate="${start}" startDate="${start}" endDate="${rest.end ?? start}" value="${value}"${rest.children === undefined ? '/>' : `>\n${rest.children}\n </Record>`}`;
