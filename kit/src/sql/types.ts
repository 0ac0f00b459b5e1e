import pg from 'pg';

const OID = { int8: 20, date: 1082, int8Array: 1016, dateArray: 1182, textArray: 1009, xid8: 5069, timestamp: 1114 } as const;

/** A 64-bit integer as a number, or as a bigint where a number would round it. */
export function int8(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

const asText = (text: string): string => text;
const textArray = pg.types.getTypeParser(OID.textArray as never, 'text') as (text: string) => string[]; // known to the driver, missing in its declared list
const PARSERS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [OID.int8, int8],
  [OID.int8Array, (text) => textArray(text).map(int8)],
  // A civil day has no zone: the driver would make it midnight of the machine's zone.
  [OID.date, asText],
  [OID.dateArray, textArray],
  [OID.timestamp, asText],
  [OID.xid8, asText],
]);

/** How values come back: int8 as number where safe, date as `yyyy-mm-dd`, timestamptz as Date, jsonb parsed, numeric as text. */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ??
    pg.types.getTypeParser(oid, format ?? 'text')) as pg.CustomTypesConfig['getTypeParser'],
  // The cast: the declared overloads list every OID, which no implementation can repeat.
};
