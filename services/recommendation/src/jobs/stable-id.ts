import { createHash } from 'node:crypto';

/** Id made of what it stands for (UUID version 8, RFC 9562): the same thing found again has the same id. */
export function stableId(...parts: readonly (string | number)[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** SHA-256 over what a proof rests on: the same inputs give the same fingerprint. */
export const fingerprint = (inputs: unknown): string => createHash('sha256').update(JSON.stringify(inputs)).digest('hex');

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, inOrder(part)]),
  );
};

/** The same whatever the order of the fields: a document that has been kept in the database comes back with another. */
export const fingerprintOfDocument = (document: unknown): string => fingerprint(inOrder(document));
