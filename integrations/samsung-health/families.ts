/** A column that is a reading; in a side file the same name, unless `side` says another. */
export interface Column {
  readonly name: string;
  readonly metric: string;
  readonly unit: string;
  readonly side?: string;
  readonly isMissing?: (value: number) => boolean;
}

/** One table, by its name without `com.samsung.health.` or `com.samsung.shealth.`. */
export interface Family {
  readonly columns: readonly Column[];
  /** An amount over the row's time, a reading at its start, or a total of a day. */
  readonly time: 'amount' | 'instant' | 'day';
  /** Counted by device, since phone and watch count the same steps. */
  readonly isByDevice?: true;
}

const isZero = (value: number): boolean => value <= 0;
const reading = (name: string, metric: string, unit: string, side?: string): Column => ({
  name,
  metric,
  unit,
  isMissing: isZero,
  ...(side !== undefined && { side }),
});
const BLOOD_PRESSURE: Family = {
  time: 'instant',
  columns: [
    reading('systolic', 'blood-pressure-systolic', 'mm[Hg]'),
    reading('diastolic', 'blood-pressure-diastolic', 'mm[Hg]'),
    reading('mean', 'blood-pressure-mean', 'mm[Hg]'),
    reading('pulse', 'heart-rate', 'bpm'),
  ],
};
const SATURATION: Family = { time: 'instant', columns: [reading('spo2', 'oxygen-saturation', '%')] };

export const FAMILIES: Readonly<Record<string, Family>> = {
  'tracker.heart_rate': { time: 'instant', columns: [reading('heart_rate', 'heart-rate', 'bpm')] },
  hrv: {
    time: 'instant',
    columns: [reading('rmssd', 'heart-rate-variability-rmssd', 'ms'), reading('sdnn', 'heart-rate-variability-sdnn', 'ms')],
  },
  stress: { time: 'instant', columns: [{ name: 'score', metric: 'stress-level', unit: '{score}' }] },
  'tracker.oxygen_saturation': SATURATION,
  'oxygen_saturation.raw': SATURATION,
  respiratory_rate: { time: 'instant', columns: [reading('average', 'respiratory-rate', '/min', 'respiratory_rate')] },
  skin_temperature: { time: 'instant', columns: [reading('temperature', 'skin-temperature', 'Cel', 'mean')] },
  weight: {
    time: 'instant',
    columns: [
      reading('weight', 'body-mass', 'kg'),
      reading('body_fat', 'body-fat-percentage', '%'),
      reading('fat_free_mass', 'lean-body-mass', 'kg'),
      reading('basal_metabolic_rate', 'basal-metabolic-rate', 'kcal/d'),
      reading('total_body_water', 'body-water-mass', 'kg'),
    ],
  },
  height: { time: 'instant', columns: [reading('height', 'height', 'cm')] },
  blood_pressure: BLOOD_PRESSURE,
  'tracker.blood_pressure': BLOOD_PRESSURE,
  blood_glucose: { time: 'instant', columns: [reading('glucose', 'blood-glucose', 'mmol/L')] },
  'tracker.blood_glucose': { time: 'instant', columns: [reading('glucose', 'blood-glucose', 'mmol/L')] },
  body_temperature: { time: 'instant', columns: [reading('temperature', 'body-temperature', 'Cel')] },
  floors_climbed: { time: 'amount', columns: [reading('floor', 'flights-climbed', '{flights}')] },
  water_intake: { time: 'instant', columns: [reading('amount', 'dietary-water', 'mL')] },
  caffeine_intake: { time: 'instant', columns: [reading('amount', 'dietary-caffeine', 'mg')] },
  'tracker.pedometer_step_count': {
    time: 'amount',
    isByDevice: true,
    columns: [
      reading('count', 'step-count', '{steps}'),
      reading('distance', 'distance-walking-running', 'm'),
      reading('calorie', 'active-energy', 'kcal'),
    ],
  },
  'activity.day_summary': {
    time: 'day',
    columns: [
      reading('step_count', 'step-count', '{steps}'),
      reading('distance', 'distance-walking-running', 'm'),
      reading('calorie', 'active-energy', 'kcal'),
      reading('floor_count', 'flights-climbed', '{flights}'),
      { name: 'active_time', metric: 'move-time', unit: 'ms', isMissing: isZero },
      { name: 'exercise_time', metric: 'exercise-time', unit: 'ms', isMissing: isZero },
    ],
  },
};

/** The same steps, told again by day and device: passed over, or they would be added to themselves. */
export const TOLD_AGAIN: ReadonlySet<string> = new Set([
  'tracker.pedometer_day_summary',
  'step_daily_trend',
  'tracker.floors_day_summary',
  'calories_burned.details',
  'sleep_combined',
  'sleep_raw_data',
]);

export const FAMILY_METRICS: readonly string[] = Object.values(FAMILIES).flatMap(({ columns }) => columns.map(({ metric }) => metric));
