import { zstdCompressSync } from 'node:zlib';
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { Column, Row, Table } from './tables.ts';

/** Rows that are held before they become a row group: what bounds the memory. */
const ROWS_IN_A_GROUP = 100_000;

const TYPES = { text: 'STRING', json: 'JSON', number: 'DOUBLE', integer: 'INT32', time: 'TIMESTAMP' } as const;

/** A table as a Parquet file (zstd), a row group at a time. */
export async function* parquet({ columns, rows }: Table): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: columnData(columns, []) }),
    codec: 'ZSTD',
    compressors: { ZSTD: (bytes) => zstdCompressSync(bytes) },
    createdBy: 'Aceso',
  });
  const taken = (): Uint8Array => {
    const bytes = writer.getBytes().slice();
    writer.index = 0;
    return bytes;
  };
  let held: Row[] = [];
  const group = (): Uint8Array => {
    void file.write({ columnData: columnData(columns, held), rowGroupSize: ROWS_IN_A_GROUP });
    held = [];
    return taken();
  };
  for await (const batch of rows()) {
    for (const row of batch) {
      held.push(row);
      if (held.length === ROWS_IN_A_GROUP) yield group();
    }
  }
  if (held.length > 0) yield group();
  void file.finish();
  yield taken();
}

const columnData = (columns: readonly Column[], rows: readonly Row[]) =>
  columns.map(({ name, kind }, i) => ({
    name,
    type: TYPES[kind],
    nullable: true,
    data: rows.map((row) => {
      const cell = row[i];
      if (cell === undefined) return null;
      return kind === 'time' ? new Date(cell) : kind === 'json' ? (JSON.parse(String(cell)) as unknown) : cell;
    }),
  }));
