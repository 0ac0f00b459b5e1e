export interface RecordToSave {
  readonly kind: string;
  readonly key: string;
  /** The key as its source tells it, which `key` is made of; undefined when it is not to be kept. */
  readonly naturalKey: string | undefined;
  readonly sourceId: string;
  readonly sourceType: string;
  readonly startAt: Date;
  readonly endAt: Date;
  readonly timeZone: string | undefined;
  readonly content: unknown;
}

/** A record that was there and is gone. */
export interface DroppedRecord {
  readonly kind: string;
  readonly key: string;
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
}
