import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';

/** A DuckDB of this process, in memory, over files of one folder. */
export interface Duck {
  /** Rows of a query with their values as JavaScript has them. */
  rows(query: string, values?: Readonly<Record<string, string | number>>): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): void;
}

const MEMORY = '256MB';
const THREADS = '2';

/** Loads DuckDB at its first use: seventy megabytes that most installations never ask for. Nothing is ever downloaded. */
export async function openDuck(folder: string): Promise<Duck> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const scratch = join(folder, 'scratch');
  mkdirSync(scratch, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: MEMORY,
    threads: THREADS,
    temp_directory: scratch,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'false',
  });
  const connection: DuckDBConnection = await instance.connect();
  return {
    async rows(query, values) {
      return (await connection.runAndReadAll(query, values === undefined ? undefined : { ...values })).getRowObjects();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
