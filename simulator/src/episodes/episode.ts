/** Kinds of episode that can be planted; each one's `size` has the unit named here. */
export const EPISODE_SIZES = {
  'fever-episode': { unit: '/min', usual: 9, means: 'resting heart rate above usual at the peak' },
  'bedtime-drift': { unit: 'min', usual: 95, means: 'bedtime later than usual at the end' },
  'rising-blood-pressure': { unit: 'mm[Hg]', usual: 16, means: 'mean systolic pressure above usual at the end' },
  'training-block': { unit: '{workouts}/wk', usual: 2.5, means: 'workouts a week more than usual' },
  'low-activity': { unit: '%', usual: 80, means: 'exercise less than usual' },
  'weight-gain': { unit: 'kg', usual: 5, means: 'body weight above usual at the end' },
  'low-hrv-stretch': { unit: '%', usual: 35, means: 'heart rate variability below usual' },
  'high-glucose': { unit: 'mg/dL', usual: 55, means: 'glucose above usual' },
} as const satisfies Readonly<Record<string, { readonly unit: string; readonly usual: number; readonly means: string }>>;

/** What can be planted. */
export type EpisodeKind = keyof typeof EPISODE_SIZES;

/** Something that happens to the person between two local days, both included. */
export interface Episode {
  readonly kind: EpisodeKind;
  /** yyyy-mm-dd */
  readonly from: string;
  readonly to: string;
  /** In the unit of `EPISODE_SIZES`; its usual size when left out. */
  readonly size?: number;
}

/** An episode as it went into the data: days as indexes of the calendar. */
export interface PlantedEpisode {
  readonly kind: EpisodeKind;
  readonly first: number;
  readonly last: number;
  readonly size: number;
}
