import type { PlantedEpisode } from './episode.ts';

/** How far one day departs from the person's usual self. */
export interface Effects {
  readonly restingHeartRatePerMin: number;
  /** Factor on heart rate variability. */
  readonly variability: number;
  readonly respiratoryRatePerMin: number;
  readonly temperatureCel: number;
  /** Factor on walking. */
  readonly walking: number;
  /** Factor on the chance of a usual workout. */
  readonly training: number;
  /** Workouts a week more than usual. */
  readonly extraWorkouts: number;
  readonly bedtimeMin: number;
  /** Standard deviation that is added to that of bedtime. */
  readonly bedtimeSpreadMin: number;
  readonly systolicMmHg: number;
  readonly weightKg: number;
  readonly glucoseMgPerDl: number;
  readonly isIll: boolean;
}

const NONE: Effects = {
  restingHeartRatePerMin: 0,
  variability: 1,
  respiratoryRatePerMin: 0,
  temperatureCel: 0,
  walking: 1,
  training: 1,
  extraWorkouts: 0,
  bedtimeMin: 0,
  bedtimeSpreadMin: 0,
  systolicMmHg: 0,
  weightKg: 0,
  glucoseMgPerDl: 0,
  isIll: false,
};

/** Shape of an illness over its days: half of it on the first day, full in the middle, mostly over on the last. */
const fever = (progress: number): number => (progress < 0.2 ? 0.55 : progress < 0.85 ? 1 : 0.7);

/** Rises to 1 in the first three quarters and stays. */
const ramp = (progress: number): number => Math.min(1, progress / 0.75);

/** What one episode does on a day that lies `progress` (0 to 1) into it. */
function effectOf(kind: PlantedEpisode['kind'], size: number, progress: number): Partial<Effects> {
  switch (kind) {
    case 'fever-episode': {
      const strength = fever(progress);
      return {
        restingHeartRatePerMin: size * strength,
        variability: 1 - 0.4 * strength,
        respiratoryRatePerMin: 3.2 * strength,
        temperatureCel: 1.5 * strength,
        walking: 1 - 0.65 * strength,
        training: 0,
        isIll: true,
      };
    }
    case 'bedtime-drift':
      return { bedtimeMin: size * ramp(progress), bedtimeSpreadMin: 0.45 * size * ramp(progress) };
    case 'rising-blood-pressure':
      return { systolicMmHg: size * ramp(progress) };
    case 'training-block':
      return { extraWorkouts: size, restingHeartRatePerMin: 1.5 };
    case 'low-activity':
      return { training: 1 - size / 100, walking: 1 - size / 200 };
    case 'weight-gain':
      return { weightKg: size * progress };
    case 'low-hrv-stretch':
      return { variability: 1 - size / 100, restingHeartRatePerMin: 2 };
    case 'high-glucose':
      return { glucoseMgPerDl: size };
  }
}

/** Puts two effects together: amounts add up, factors multiply. */
function together(a: Effects, b: Partial<Effects>): Effects {
  return {
    restingHeartRatePerMin: a.restingHeartRatePerMin + (b.restingHeartRatePerMin ?? 0),
    variability: a.variability * (b.variability ?? 1),
    respiratoryRatePerMin: a.respiratoryRatePerMin + (b.respiratoryRatePerMin ?? 0),
    temperatureCel: a.temperatureCel + (b.temperatureCel ?? 0),
    walking: a.walking * (b.walking ?? 1),
    training: a.training * (b.training ?? 1),
    extraWorkouts: a.extraWorkouts + (b.extraWorkouts ?? 0),
    bedtimeMin: a.bedtimeMin + (b.bedtimeMin ?? 0),
    bedtimeSpreadMin: a.bedtimeSpreadMin + (b.bedtimeSpreadMin ?? 0),
    systolicMmHg: a.systolicMmHg + (b.systolicMmHg ?? 0),
    weightKg: a.weightKg + (b.weightKg ?? 0),
    glucoseMgPerDl: a.glucoseMgPerDl + (b.glucoseMgPerDl ?? 0),
    isIll: a.isIll || (b.isIll ?? false),
  };
}

/** All that the planted episodes do to one day. Nothing lasts beyond its last day. */
export function effectsOn(day: number, episodes: readonly PlantedEpisode[]): Effects {
  return episodes
    .filter(({ first, last }) => day >= first && day <= last)
    .map(({ kind, first, last, size }) => effectOf(kind, size, last === first ? 1 : (day - first) / (last - first)))
    .reduce(together, NONE);
}
