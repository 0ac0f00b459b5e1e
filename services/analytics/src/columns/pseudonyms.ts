import { createHmac } from 'node:crypto';

/** Who somebody is in the columns. */
export interface Pseudonym {
  readonly bytes: Buffer;
  /** Column file that the person's values go into. */
  readonly shard: number;
}

export type Pseudonyms = (personId: string) => Pseudonym;

/** Column files: a removal rewrites one of them, a question reads all. */
export const SHARDS = 16;
const BYTES = 16;

/** HMAC-SHA-256 of the person's id: without the installation's secret neither made nor undone, and the same person is always the same. */
export const createPseudonyms =
  (key: Uint8Array): Pseudonyms =>
  (personId) => {
    const bytes = createHmac('sha256', key).update(personId).digest().subarray(0, BYTES);
    return { bytes, shard: (bytes[0] ?? 0) % SHARDS };
  };
