import { ask, USUAL_CONVENTIONS, type AskData, type DayValue, type WorkoutRow } from '@aceso/recommendation/ask';
import { family, type Families, type ReadData } from '@aceso/science/vectors/family';

interface User {
  readonly today: string;
  readonly daily: readonly ({ readonly date: string } & Readonly<Record<string, number | string | null>>)[];
  readonly exercise: readonly {
    readonly date: string;
    readonly type: string;
    readonly minutes: number;
    readonly distance_km: number | null;
    readonly avg_hr: number | null;
  }[];
}

/** Columns of the file -> our metrics; both are in the unit that we store. */
const COLUMNS: Readonly<Record<string, string>> = {
  steps: 'step-count',
  resting_hr: 'resting-heart-rate',
  hrv_rmssd: 'heart-rate-variability-rmssd',
  sleep_minutes: 'sleep-duration',
  weight_kg: 'body-mass',
  active_minutes: 'exercise-time',
};
const TYPES: Readonly<Record<string, string>> = {
  run: 'running',
  cycle: 'cycling',
  walk: 'walking',
  strength: 'traditional-strength-training',
  swim: 'swimming',
  row: 'rowing',
  hike: 'hiking',
};

/** A person of the data files as the advisor sees one. */
export function userData(user: string, readData: ReadData): AskData {
  const file = JSON.parse(readData(`synthetic-wearable/user_${user.toLowerCase()}.json`)) as User; // Written by the project's own tools.
  const series = new Map(
    Object.entries(COLUMNS).map(([column, metric]): [string, readonly DayValue[]] => [
      metric,
      file.daily.flatMap((row) => {
        const value = row[column];
        return typeof value === 'number' ? [{ day: row.date, value, count: 1, sources: ['Watch'] }] : [];
      }),
    ]),
  );
  const workouts = file.exercise.map((row): WorkoutRow => ({
    day: row.date,
    type: TYPES[row.type] ?? row.type,
    minutes: row.minutes,
    ...(row.distance_km !== null && { distanceM: row.distance_km * 1000 }),
    ...(row.avg_hr !== null && { heartRate: row.avg_hr }),
    source: 'Watch',
  }));
  return { today: file.today, series, workouts };
}

/** Questions in English, answered over the data of a made-up person. */
export const numericQuestions: Families = {
  numeric_qa: family<{ user: string; question: string }>(({ user, question }, readData) => {
    const data = userData(user, readData);
    const available = new Map(
      [...data.series].filter(([, values]) => values.length > 0).map(([metric, values]) => [metric, values.length]),
    );
    const asked = ask(question, data, { today: data.today, conventions: USUAL_CONVENTIONS, available, preferred: () => undefined });
    if (!asked.ok) return { value: null, unit: '', reason: asked.reason, message: asked.message };
    const { value, unit, n } = asked.answer;
    return { value: value ?? null, unit, n, ...(value === undefined && { reason: 'no_data' }) };
  }),
};
