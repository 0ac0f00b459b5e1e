/** Why a source counted for a stretch. */
export type CountedReason = 'only-source' | 'first' | 'next' | 'worn' | 'newest' | 'stages' | 'longer';
/** Why something was left out. */
export type NotCountedReason = 'better-source' | 'better-worn' | 'same-device' | 'older' | 'no-stages' | 'shorter' | 'lower-rank';

/** Times are milliseconds since the epoch; `to` is excluded. */
export interface CountedStretch {
  readonly from: number;
  readonly to: number;
  readonly sourceId: string;
  readonly amount: number;
  /** Minutes with readings in it, where the value of the day is a mean. */
  readonly minutes?: number;
  readonly reason: CountedReason;
}

export interface LeftOutStretch {
  readonly from: number;
  readonly to: number;
  readonly sourceId: string;
  readonly amount: number;
  readonly minutes?: number;
  readonly reason: NotCountedReason;
  /** The source that counts instead. */
  readonly insteadId?: string;
}

/** How the value of a day came about. */
export interface Explanation {
  /**
   * `amounts`: the amounts of the stretches add up to the value. `minute-means`: their means, weighed by their minutes, give it.
   * `newest`: the one stretch is the value. `night`: minutes of sleep add up to it.
   */
  readonly method: 'amounts' | 'minute-means' | 'newest' | 'night';
  readonly stretches: readonly CountedStretch[];
  readonly leftOut: readonly LeftOutStretch[];
}

/** Reasons in words. */
export const WORDS: Readonly<Record<CountedReason | NotCountedReason, string>> = {
  'only-source': 'the only source',
  first: 'first in your order',
  next: 'nothing ranked above it recorded or was worn then',
  worn: 'worn then, and counted nothing',
  newest: 'the newest reading of the best source',
  stages: 'the night with the most detail',
  longer: 'the longer record of the night',
  'better-source': 'another source with a better place saw the same minutes',
  'better-worn': 'a device with a better place was worn then, and counted nothing',
  'same-device': 'the same device, delivered by another way as well',
  older: 'a better source has a reading of that day',
  'no-stages': 'another source saw the stages of the same sleep',
  shorter: 'another source recorded more of the same sleep',
  'lower-rank': 'another source with a better place saw the same sleep',
};
