/** A column that is a reading. */
export interface Column {
  readonly name: string;
  readonly metric: string;
  readonly unit: string;
  /** Values that say that nothing was measured. */
  readonly isMissing?: (value: number) => boolean;
}

/** One kind of table of the Fitbit and Google Health folders of a Takeout. */
export interface Family {
  /** Under which the report counts, followed by the column. */
  readonly type: string;
  /** Columns that it must have, the first of them the time. */
  readonly columns: readonly string[];
  /** Where two kinds have the same columns, the name of the file decides; without a name the first kind counts. */
  readonly file?: RegExp;
  /** The time is a local day, whatever zone it is written in. */
  readonly isDaily?: true;
  /** Length of an amount, when the table has no end. */
  readonly minutes?: number;
  /** What is read; a family without it is known and passed over, for the reason given. */
  readonly readings?: readonly Column[];
  readonly leftOut?: string;
}

const isZero = (value: number): boolean => value === 0;
const isNotPositive = (value: number): boolean => value <= 0;

const GOOGLE = 'data source';
const google = (type: string, columns: readonly string[], rest: Omit<Family, 'type' | 'columns'>): Family => ({
  type,
  columns: ['timestamp', ...columns, GOOGLE],
  ...rest,
});
const minute = (type: string, column: string, metric: string, unit: string): Family =>
  google(type, [column], { minutes: 1, readings: [{ name: column, metric, unit, isMissing: isZero }] });
const instant = (type: string, column: string, metric: string, unit: string): Family =>
  google(type, [column], { readings: [{ name: column, metric, unit, isMissing: isZero }] });

/** The first family that fits counts. */
export const FAMILIES: readonly Family[] = [
  // "Physical Activity_GoogleData": UTC, with the device that recorded.
  google('daily_resting_heart_rate', ['beats per minute'], {
    file: /^daily_resting_heart_rate/i,
    isDaily: true,
    readings: [{ name: 'beats per minute', metric: 'resting-heart-rate', unit: 'bpm', isMissing: isZero }],
  }),
  instant('heart_rate', 'beats per minute', 'heart-rate', 'bpm'),
  minute('steps', 'steps', 'step-count', '{steps}'),
  minute('distance', 'distance', 'distance-walking-running', 'm'),
  minute('calories', 'calories', 'total-energy', 'kcal'),
  minute('floors', 'floors', 'flights-climbed', '{flights}'),
  google('calories_in_heart_rate_zone', ['heart rate zone type', 'kcal'], { leftOut: 'counted-elsewhere' }),
  minute('active_energy_burned', 'kilocalories', 'active-energy', 'kcal'),
  instant('body_temperature', 'temperature celsius', 'skin-temperature', 'Cel'),
  instant('weight', 'weight grams', 'body-mass', 'g'),
  instant('body_fat', 'body fat percentage', 'body-fat-percentage', '%'),
  instant('body_fat', 'fat percentage', 'body-fat-percentage', '%'),
  instant('height', 'height millimeters', 'height', 'mm'),
  google('daily_oxygen_saturation', ['average percentage'], {
    isDaily: true,
    readings: [{ name: 'average percentage', metric: 'oxygen-saturation', unit: '%', isMissing: isZero }],
  }),
  instant('oxygen_saturation', 'oxygen saturation percentage', 'oxygen-saturation', '%'),
  google('heart_rate_variability', ['root mean square of successive differences milliseconds'], {
    readings: [
      {
        name: 'root mean square of successive differences milliseconds',
        metric: 'heart-rate-variability-rmssd',
        unit: 'ms',
        isMissing: isZero,
      },
      { name: 'standard deviation milliseconds', metric: 'heart-rate-variability-sdnn', unit: 'ms', isMissing: isZero },
    ],
  }),
  google('daily_heart_rate_variability', ['average heart rate variability milliseconds'], {
    isDaily: true,
    readings: [
      { name: 'average heart rate variability milliseconds', metric: 'heart-rate-variability-rmssd', unit: 'ms', isMissing: isZero },
    ],
  }),
  google('daily_respiratory_rate', ['breaths per minute'], {
    isDaily: true,
    readings: [{ name: 'breaths per minute', metric: 'respiratory-rate', unit: '/min', isMissing: isNotPositive }],
  }),
  google('active_zone_minutes', ['heart rate zone', 'total minutes'], {
    minutes: 1,
    readings: [{ name: 'total minutes', metric: 'active-zone-minutes', unit: 'min', isMissing: isZero }],
  }),
  google('active_minutes', ['light', 'moderate', 'very'], {
    minutes: 1,
    readings: [
      { name: 'moderate', metric: 'moderate-activity-time', unit: 'min', isMissing: isZero },
      { name: 'very', metric: 'vigorous-activity-time', unit: 'min', isMissing: isZero },
    ],
  }),
  // Folders of the older export: local times, but for those that end in Z.
  {
    type: 'daily_spo2',
    columns: ['timestamp', 'average_value', 'lower_bound', 'upper_bound'],
    isDaily: true,
    readings: [{ name: 'average_value', metric: 'oxygen-saturation', unit: '%', isMissing: isZero }],
  },
  {
    type: 'estimated_oxygen_variation',
    columns: ['timestamp', 'infrared to red signal ratio'],
    leftOut: 'a-signal-ratio-is-no-saturation',
  },
  {
    type: 'hrv_details',
    columns: ['timestamp', 'rmssd', 'coverage'],
    readings: [{ name: 'rmssd', metric: 'heart-rate-variability-rmssd', unit: 'ms', isMissing: isZero }],
  },
  {
    type: 'daily_hrv',
    columns: ['timestamp', 'rmssd', 'nremhr'],
    isDaily: true,
    readings: [{ name: 'rmssd', metric: 'heart-rate-variability-rmssd', unit: 'ms', isMissing: isZero }],
  },
  {
    type: 'daily_respiratory_rate',
    columns: ['timestamp', 'daily_respiratory_rate'],
    isDaily: true,
    readings: [{ name: 'daily_respiratory_rate', metric: 'respiratory-rate', unit: '/min', isMissing: isNotPositive }],
  },
  {
    type: 'respiratory_rate',
    columns: ['timestamp', 'full_sleep_breathing_rate'],
    readings: [{ name: 'full_sleep_breathing_rate', metric: 'respiratory-rate', unit: '/min', isMissing: isNotPositive }],
  },
  {
    type: 'computed_temperature',
    columns: ['sleep_end', 'sleep_start', 'nightly_temperature'],
    readings: [{ name: 'nightly_temperature', metric: 'skin-temperature', unit: 'Cel', isMissing: isZero }],
  },
  {
    type: 'device_temperature',
    columns: ['recorded_time', 'temperature', 'sensor_type'],
    // A difference from the person's own baseline, though the column is called temperature.
    readings: [{ name: 'temperature', metric: 'temperature-deviation', unit: 'K' }],
  },
  {
    type: 'azm',
    columns: ['date_time', 'heart_zone_id', 'total_minutes'],
    minutes: 1,
    readings: [{ name: 'total_minutes', metric: 'active-zone-minutes', unit: 'min', isMissing: isZero }],
  },
  {
    type: 'sleep_score',
    columns: ['timestamp', 'sleep_log_entry_id', 'overall_score'],
    readings: [{ name: 'overall_score', metric: 'sleep-score', unit: '{score}', isMissing: isZero }],
  },
  {
    type: 'daily_readiness',
    columns: ['date', 'readiness_score_value'],
    isDaily: true,
    readings: [{ name: 'readiness_score_value', metric: 'readiness-score', unit: '{score}', isMissing: isZero }],
  },
  { type: 'hrv_histogram', columns: ['timestamp', 'bucket_values'], leftOut: 'counted-elsewhere' },
  // Only a name tells these two columns from any other table.
  {
    type: 'minute_spo2',
    columns: ['timestamp', 'value'],
    file: /^Minute SpO2/i,
    // 50 stands for a moment without a signal.
    readings: [{ name: 'value', metric: 'oxygen-saturation', unit: '%', isMissing: (value) => value === 0 || value === 50 }],
  },
];

/** Tables whose rows are records of their own. */
export const RECORD_TABLES = {
  stress: ['date', 'stress_score', 'calculation_failed'],
  sleeps: ['sleep_id', 'sleep_type', 'sleep_start', 'sleep_end'],
  stages: ['sleep_id', 'sleep_stage_type', 'sleep_stage_start', 'sleep_stage_end'],
  exercises: ['exercise_start', 'exercise_end', 'activity_name'],
  cycles: ['cycle_start_date', 'cycle_end_date'],
} as const;
export type RecordTable = keyof typeof RECORD_TABLES;

export const TABLE_METRICS: readonly string[] = FAMILIES.flatMap(({ readings = [] }) => readings.map(({ metric }) => metric));
