/** A query: text with $1..$n and its values. Built only by the `sql` tag, so that no string is ever spliced in. */
export interface Query<Row = unknown> {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Kept ready by the server on each connection, so that it is parsed and planned less often. */
  readonly prepared?: boolean;
  /** Only a type: the shape of a row. */
  readonly _row?: Row;
}

/** A name that may stand in the text itself; made only by `ident`. */
class Identifier {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Quotes a schema, table or column name for use inside `sql`. Throws on anything but a plain lower-case name, dots allowed. */
export function ident(name: string): unknown {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/.test(name)) throw new Error(`not a plain SQL name: ${name}`);
  return new Identifier(
    name
      .split('.')
      .map((part) => `"${part}"`)
      .join('.'),
  );
}

/** Builds a query; every interpolated value becomes a parameter, except names made by `ident`. */
export function sql<Row = unknown>(strings: TemplateStringsArray, ...given: readonly unknown[]): Query<Row> {
  const values: unknown[] = [];
  let text = strings[0] ?? '';
  given.forEach((value, i) => {
    text += value instanceof Identifier ? value.text : `$${values.push(value)}`;
    text += strings[i + 1] ?? '';
  });
  return { text, values };
}

/** A door to one database with the rights of one service. */
export interface Db {
  many<Row>(query: Query<Row>): Promise<readonly Row[]>;
  one<Row>(query: Query<Row>): Promise<Row | undefined>;
  /** Runs the work in one transaction; inside, a nested `tx` joins it. After commit the event doorbell rings when events were appended. */
  tx<T>(work: (tx: Db) => Promise<T>): Promise<T>;
}

/** Marks a statement of a hot path whose plan does not depend on its values; see `Query.prepared`. */
export const prepared = <Row>(query: Query<Row>): Query<Row> => ({ ...query, prepared: true });

/** A value for a `json` or `jsonb` column: the driver would send an array as a PostgreSQL array, so it goes as text. */
export const json = (value: unknown): string => JSON.stringify(value);
