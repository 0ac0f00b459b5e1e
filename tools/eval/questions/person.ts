import { random } from '@aceso/simulator/random';

/** One value of one day. */
export interface Value {
  readonly day: string;
  readonly value: number;
}

/** One workout of the made-up person. */
export interface Session {
  readonly day: string;
  readonly sport: 'run' | 'ride' | 'swim' | 'walk' | 'strength' | 'yoga';
  readonly minutes: number;
  readonly km?: number;
  readonly bpm?: number;
  readonly kcal: number;
}

/** A person who does not exist: daily values with gaps, and workouts, oldest first. */
export interface MadeUp {
  readonly steps: readonly Value[];
  readonly sleep: readonly Value[];
  readonly deep: readonly Value[];
  readonly rem: readonly Value[];
  readonly efficiency: readonly Value[];
  /** Minutes after noon. */
  readonly bedtime: readonly Value[];
  /** Minutes after noon of the day before. */
  readonly waking: readonly Value[];
  readonly resting: readonly Value[];
  readonly hrv: readonly Value[];
  readonly weight: readonly Value[];
  readonly active: readonly Value[];
  readonly floors: readonly Value[];
  /** Kilometres. */
  readonly walked: readonly Value[];
  readonly burned: readonly Value[];
  readonly oxygen: readonly Value[];
  readonly water: readonly Value[];
  readonly stress: readonly Value[];
  readonly systolic: readonly Value[];
  readonly drinks: readonly Value[];
  readonly sessions: readonly Session[];
}

/** The day that all questions speak from: a Wednesday. */
export const TODAY = '2026-10-28';
export const FIRST_DAY = '2025-11-10';

const DAY_MS = 86_400_000;
export const shifted = (day: string, by: number): string => new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);
/** 0 for Monday. */
export const weekday = (day: string): number => (new Date(day).getUTCDay() + 6) % 7;
export const ALL_DAYS: readonly string[] = Array.from({ length: (Date.parse(TODAY) - Date.parse(FIRST_DAY)) / DAY_MS + 1 }, (_, at) =>
  shifted(FIRST_DAY, at),
);

/** Nearly a year of a person, the same for the same seed. */
export function madeUp(seed: number): MadeUp {
  const draw = random(seed, 'questions');
  const series = (share: number, from: number, to: number, decimals = 0): readonly Value[] =>
    ALL_DAYS.flatMap((day, at) => {
      const value = draw.whole(from * 10 ** decimals, to * 10 ** decimals) / 10 ** decimals;
      // The first day and the last are there, so that recording has one beginning.
      return at === 0 || day === TODAY || draw.whole(1, 100) <= share * 100 ? [{ day, value }] : [];
    });
  const sessions = ALL_DAYS.flatMap((day): readonly Session[] => {
    const on = weekday(day);
    const at = (percent: number): boolean => draw.whole(1, 100) <= percent;
    const one = (sport: Session['sport'], minutes: readonly [number, number], speed: readonly [number, number]): Session => {
      const long = draw.whole(...minutes);
      const fast = draw.whole(speed[0] * 10, speed[1] * 10) / 10;
      const bpm = draw.whole(95, 165);
      return {
        day,
        sport,
        minutes: long,
        kcal: draw.whole(100, 700),
        ...(fast > 0 && { km: Math.round((fast * long) / 0.6) / 100 }),
        ...(at(95) && { bpm }),
      };
    };
    return [
      ...(at([5, 60, 5, 55, 5, 20, 60][on] ?? 0) ? [one('run', [20, 80], [8, 12])] : []),
      ...(at([0, 0, 10, 0, 0, 45, 15][on] ?? 0) ? [one('ride', [40, 180], [16, 28])] : []),
      ...(at([45, 0, 0, 0, 40, 0, 0][on] ?? 0) ? [one('strength', [25, 60], [0, 0])] : []),
      ...(at([0, 0, 22, 0, 0, 0, 0][on] ?? 0) ? [one('swim', [20, 60], [1.5, 3])] : []),
      ...(at(6) ? [one('yoga', [20, 75], [0, 0])] : []),
      ...(at(7) ? [one('walk', [20, 90], [3, 6])] : []),
    ];
  });
  return {
    steps: series(0.95, 2_500, 16_000),
    sleep: series(0.92, 290, 560),
    deep: series(0.9, 25, 110),
    rem: series(0.9, 50, 140),
    efficiency: series(0.9, 74, 97),
    bedtime: series(0.92, 560, 800),
    waking: series(0.92, 1_070, 1_240),
    resting: series(0.92, 50, 68),
    hrv: series(0.9, 25, 80),
    weight: series(0.4, 70, 78, 1),
    active: series(0.95, 0, 110),
    floors: series(0.93, 0, 30),
    walked: series(0.95, 1.5, 14, 2),
    burned: series(0.95, 150, 1_200),
    oxygen: series(0.8, 92, 99),
    water: series(0.7, 0.5, 3.5, 1),
    stress: series(0.85, 10, 80),
    systolic: series(0.3, 105, 145),
    drinks: series(0.6, 0, 4),
    sessions,
  };
}
