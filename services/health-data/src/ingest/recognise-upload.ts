import { basename } from 'node:path';
import { boxOf, glimpseOf, type Importer } from '@aceso/integrations/kit';
import { fingerprintOf, seenTable, tableFormat, type TableMapping } from '@aceso/integrations/table';
import type { Deps } from '../deps.ts';
import { isForeign, unknownWords } from '../domain/file-kind.ts';
import { keepMapping, knownTables, type KnownTable } from '../store/table-mappings.ts';
import type { UploadRow } from '../store/uploads.ts';
import type { Readers } from './load-readers.ts';

/** What an upload proved to be: something to read it with, a table that must be explained first, or nothing known. */
export type Recognised =
  { readonly kind: 'known'; readonly importer: Importer } | { readonly kind: 'table' } | { readonly kind: 'unknown'; readonly why: string };

/**
 * Asks the sources that read an archive as a whole, then the box with all formats of files and the tables that the person has explained.
 */
export async function recogniseUpload(deps: Deps & { readonly readers: Readers }, upload: UploadRow): Promise<Recognised> {
  const { importers, formats } = deps.readers;
  const seen = await glimpseOf((from, length) => deps.files.peek(upload, from, length), upload.received);
  const glimpse = { ...seen, name: upload.name };
  const paths = glimpse.entries.map(({ path }) => path);
  const why = unknownWords(glimpse.head, paths);
  if (isForeign(glimpse.head, paths)) return { kind: 'unknown', why };
  const table = glimpse.entries.length === 0 ? seenTable(glimpse.head) : undefined;
  const own = table && fingerprintOf(table.header);
  const known = await tablesFor(deps, upload, own);
  const name = sourceName(upload.name);
  const explained = known.map(({ fingerprint, mapping }) => tableFormat(fingerprint, mapping, name));
  const box = boxOf([...formats, ...explained], importers);
  const judged = [...importers, box].map((importer) => ({ importer, verdict: importer.recognise(glimpse) }));
  const chosen = judged.find(({ verdict }) => verdict === 'yes') ?? judged.find(({ verdict }) => verdict === 'maybe');
  if (chosen !== undefined) return { kind: 'known', importer: chosen.importer };
  return table === undefined ? { kind: 'unknown', why } : { kind: 'table' };
}

/** Tables that the person has explained; the one of this upload as it was when its import began. */
async function tablesFor({ db }: Deps, upload: UploadRow, own: string | undefined): Promise<readonly KnownTable[]> {
  const known = await knownTables(db, upload.personId);
  if (own === undefined) return known;
  const remembered = known.find(({ fingerprint }) => fingerprint === own)?.mapping;
  // Written by `giveMapping` and `keepMapping`, which take nothing else.
  const mapping = (upload.mapping as TableMapping | undefined) ?? remembered;
  if (mapping === undefined) return known;
  if (upload.mapping === undefined) await keepMapping(db, upload, mapping);
  return [...known.filter(({ fingerprint }) => fingerprint !== own), { fingerprint: own, mapping }];
}

/** The name of the file without its ending: what the person sees as the source, until they name it. */
const sourceName = (name: string): string =>
  basename(name)
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .slice(0, 120) || 'Table';
