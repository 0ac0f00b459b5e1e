/** A path inside a DuckDB statement: `copy` and `read_parquet` take no parameter there. */
export const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

/** All column files as one table. */
export const columnsOf = (paths: readonly string[]): string => `read_parquet([${paths.map(quoted).join(', ')}])`;
