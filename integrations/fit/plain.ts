import { instantOf, type Message } from './decode/message.ts';

/** A field that is a reading by itself. */
export interface PlainField {
  readonly field: number;
  readonly name: string;
  readonly metric: string;
  readonly unit: string;
  readonly scale?: number;
  /** Values that say that nothing was measured. */
  readonly isMissing?: (value: number) => boolean;
}

/** A message whose fields are readings at its time. */
export interface PlainMessage {
  readonly name: string;
  /** Field with the time, when it is not the usual one. */
  readonly time?: number;
  /** Field with the place of the person among those who share a device. */
  readonly user?: number;
  readonly fields: readonly PlainField[];
}

const isZero = (value: number): boolean => value === 0;
const isNegative = (value: number): boolean => value < 0;
const isNotPositive = (value: number): boolean => value <= 0;
const SCALE_BUSY = 655.34;

/** Messages of the FIT profile that need no more than a table. */
export const PLAIN: ReadonlyMap<number, PlainMessage> = new Map<number, PlainMessage>([
  [
    30,
    {
      name: 'weight_scale',
      user: 12,
      fields: [
        // 65534 means that the scale is still at it.
        { field: 0, name: 'weight', metric: 'body-mass', unit: 'kg', scale: 100, isMissing: (kg) => kg === 0 || kg === SCALE_BUSY },
        { field: 1, name: 'percent_fat', metric: 'body-fat-percentage', unit: '%', scale: 100, isMissing: isZero },
        { field: 2, name: 'percent_hydration', metric: 'body-water-percentage', unit: '%', scale: 100, isMissing: isZero },
        { field: 4, name: 'bone_mass', metric: 'bone-mass', unit: 'kg', scale: 100, isMissing: isZero },
        { field: 5, name: 'muscle_mass', metric: 'muscle-mass', unit: 'kg', scale: 100, isMissing: isZero },
        { field: 7, name: 'basal_met', metric: 'basal-metabolic-rate', unit: 'kcal/d', scale: 4, isMissing: isZero },
        { field: 10, name: 'metabolic_age', metric: 'metabolic-age', unit: 'a', isMissing: isZero },
        { field: 11, name: 'visceral_fat_rating', metric: 'visceral-fat-index', unit: '{score}', isMissing: isZero },
        { field: 13, name: 'bmi', metric: 'body-mass-index', unit: 'kg/m2', scale: 10, isMissing: isZero },
      ],
    },
  ],
  [
    51,
    {
      name: 'blood_pressure',
      user: 9,
      fields: [
        { field: 0, name: 'systolic_pressure', metric: 'blood-pressure-systolic', unit: 'mm[Hg]', isMissing: isZero },
        { field: 1, name: 'diastolic_pressure', metric: 'blood-pressure-diastolic', unit: 'mm[Hg]', isMissing: isZero },
        { field: 2, name: 'mean_arterial_pressure', metric: 'blood-pressure-mean', unit: 'mm[Hg]', isMissing: isZero },
        { field: 6, name: 'heart_rate', metric: 'heart-rate', unit: 'bpm', isMissing: isZero },
      ],
    },
  ],
  [
    211,
    {
      name: 'monitoring_hr_data',
      fields: [{ field: 1, name: 'current_day_resting_heart_rate', metric: 'resting-heart-rate', unit: 'bpm', isMissing: isZero }],
    },
  ],
  [
    227,
    {
      name: 'stress_level',
      time: 1,
      fields: [{ field: 0, name: 'stress_level_value', metric: 'stress-level', unit: '{score}', isMissing: isNegative }],
    },
  ],
  [
    229,
    {
      name: 'max_met_data',
      time: 0,
      fields: [{ field: 2, name: 'vo2_max', metric: 'vo2-max', unit: 'mL/kg/min', scale: 10, isMissing: isZero }],
    },
  ],
  [269, { name: 'spo2_data', fields: [{ field: 0, name: 'reading_spo2', metric: 'oxygen-saturation', unit: '%', isMissing: isZero }] }],
  [
    297,
    {
      name: 'respiration_rate',
      fields: [{ field: 0, name: 'respiration_rate', metric: 'respiratory-rate', unit: '/min', scale: 100, isMissing: isNotPositive }],
    },
  ],
  [
    371,
    {
      name: 'hrv_value',
      fields: [{ field: 0, name: 'value', metric: 'heart-rate-variability-rmssd', unit: 'ms', scale: 128, isMissing: isZero }],
    },
  ],
  [
    398,
    {
      name: 'skin_temp_overnight',
      fields: [
        { field: 1, name: 'average_deviation', metric: 'temperature-deviation', unit: 'K' },
        { field: 4, name: 'nightly_value', metric: 'skin-temperature', unit: 'Cel', isMissing: isZero },
      ],
    },
  ],
]);

/** A message with many readings at once, `interval` seconds apart, from its time on. */
export interface Row {
  readonly name: string;
  readonly field: number;
  readonly metric: string;
  readonly unit: string;
  readonly scale?: number;
  readonly isMissing: (value: number) => boolean;
}

/** Messages of Garmin's Health SDK (HSA). */
export const ROWS: ReadonlyMap<number, Row> = new Map<number, Row>([
  [305, { name: 'hsa_spo2_data.reading_spo2', field: 1, metric: 'oxygen-saturation', unit: '%', isMissing: isZero }],
  [306, { name: 'hsa_stress_data.stress_level', field: 1, metric: 'stress-level', unit: '{score}', isMissing: isNegative }],
  [
    307,
    {
      name: 'hsa_respiration_data.respiration_rate',
      field: 1,
      metric: 'respiratory-rate',
      unit: '/min',
      scale: 100,
      isMissing: isNotPositive,
    },
  ],
  [308, { name: 'hsa_heart_rate_data.heart_rate', field: 2, metric: 'heart-rate', unit: 'bpm', isMissing: isZero }],
  [314, { name: 'hsa_body_battery_data.level', field: 1, metric: 'body-battery', unit: '{score}', isMissing: isNegative }],
  [409, { name: 'hsa_wrist_temperature_data.value', field: 1, metric: 'skin-temperature', unit: 'Cel', scale: 1000, isMissing: isZero }],
]);

/** When the readings of a message were made, in milliseconds. */
export function instantOfPlain(message: Message, { time }: PlainMessage): number {
  const seconds = time === undefined ? Number.NaN : message.value(time);
  return Number.isNaN(seconds) ? message.instant : instantOf(seconds);
}
