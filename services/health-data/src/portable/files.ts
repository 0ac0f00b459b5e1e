import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { parquet } from './parquet.ts';
import { csv, ndjson } from './text.ts';
import type { Table } from './tables.ts';

export type Format = 'ndjson' | 'csv' | 'parquet';

/** A file that is made while it is read. */
export interface PortableFile {
  readonly content: Readable;
  readonly mediaType: string;
  readonly ending: string;
}

const MEDIA_TYPES = { ndjson: 'application/x-ndjson', csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' } as const;

/** Some tables as one file; several tables of a format that holds one become a zip. */
export function fileOf(tables: readonly Table[], format: Format): PortableFile {
  if (format === 'ndjson') return { content: Readable.from(ndjson(tables)), mediaType: MEDIA_TYPES.ndjson, ending: 'ndjson' };
  const [only, ...others] = tables;
  if (only !== undefined && others.length === 0)
    return { content: contentOf(only, format), mediaType: MEDIA_TYPES[format], ending: format };
  return { content: zipped(tables, format), mediaType: 'application/zip', ending: 'zip' };
}

const contentOf = (table: Table, format: 'csv' | 'parquet'): Readable => Readable.from(format === 'csv' ? csv(table) : parquet(table));

/** One table after the other: the next is read when the one before has been written. */
function zipped(tables: readonly Table[], format: 'csv' | 'parquet'): Readable {
  const zip = new ZipFile();
  // Parquet is compressed already.
  const compress = format === 'csv';
  const output = new PassThrough();
  zip.outputStream.on('error', (error: Error) => output.destroy(error)).pipe(output);
  const fill = async (): Promise<void> => {
    for (const table of tables) {
      const content = contentOf(table, format);
      content.on('error', (error) => output.destroy(error));
      output.once('close', () => content.destroy());
      zip.addReadStream(content, `${table.name}.${format}`, { compress });
      await once(content, 'close');
    }
    zip.end();
  };
  fill().catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error('the archive failed', { cause: error })));
  return output;
}
