/** A discrete record as it is stored. */
export interface StoredRecord {
  readonly personId: string;
  readonly kind: string;
  readonly key: string;
  readonly sourceId: string;
  readonly sourceType: string;
  readonly start: number;
  readonly end: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly updatedAt: number;
  /** Of an electrocardiogram. */
  readonly waveform?: { readonly rateHz: number; readonly microvolts: Float32Array };
}
