import type { SourceRef } from './source.ts';

/**
 * Samples of one metric from one source, as columns: no object is made per sample.
 *
 * All columns have `count` elements and belong to the receiver. Times are milliseconds since the epoch; for a reading at an
 * instant `end` equals `start`. Values are in the vocabulary's unit of the metric; order is the source's.
 */
export interface SampleBatch {
  readonly metric: string;
  /** The source's own name of the type, under which the report counts. */
  readonly sourceType: string;
  readonly source: SourceRef;
  /** Unit as the source wrote it, before conversion. */
  readonly sourceUnit: string;
  readonly count: number;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly value: Float64Array;
  /** Values as the source wrote them, in `sourceUnit`; absent where nothing was converted. */
  readonly original?: Float64Array;
  /** Codes of `CONTEXT` in the vocabulary; absent when the source tells nothing about any of them. */
  readonly context?: Uint8Array;
  /** Worked out by the importer from other readings: stored like any other, but never counted as read or stored. */
  readonly isDerived?: true;
}
