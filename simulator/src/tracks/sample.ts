import type { Source } from '../apple/sources.ts';

/** A type of record with the unit its values have, both as Apple writes them. */
export interface Kind {
  readonly type: string;
  /** Categories have none. */
  readonly unit: string | undefined;
}

/** One beat of a list: beats a minute, and when, with hundredths of a second. */
export interface Beat {
  readonly perMin: number;
  readonly atSec: number;
}

/** One record of an export, before it is text. */
export interface Sample {
  readonly kind: Kind;
  readonly source: Source;
  readonly startSec: number;
  readonly endSec: number;
  readonly value: number | string;
  /** When the record was made; some seconds after its end when left out. */
  readonly createdSec: number | undefined;
  readonly metadata: readonly (readonly [key: string, value: string])[];
  readonly beats: readonly Beat[];
}

const NOTHING = [] as const;

/** Makes a sample without metadata. */
export function sample(kind: Kind, source: Source, startSec: number, endSec: number, value: number | string): Sample {
  return { kind, source, startSec, endSec, value, createdSec: undefined, metadata: NOTHING, beats: NOTHING };
}

/** A kind of quantity by its short name. */
export function quantity(name: string, unit: string): Kind {
  return { type: `HKQuantityTypeIdentifier${name}`, unit };
}

/** A kind of category by its short name. */
export function category(name: string): Kind {
  return { type: `HKCategoryTypeIdentifier${name}`, unit: undefined };
}
