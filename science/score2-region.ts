import type { Sex } from './sex.ts';

/** Risk region of a country, by its cardiovascular mortality. */
export type RiskRegion = 'low' | 'moderate' | 'high' | 'very-high';
/** The two numbers that fit the equation to a region. */
export type Scales = Readonly<Record<Sex, Readonly<Record<RiskRegion, readonly [shift: number, slope: number]>>>>;

/** Recalibration for the four European regions, ages 40 to 69. @see doi 10.1093/eurheartj/ehab309, supplement */
export const EUROPE: Scales = {
  male: { low: [-0.5699, 0.7476], moderate: [-0.1565, 0.8009], high: [0.3207, 0.936], 'very-high': [0.5836, 0.8294] },
  female: { low: [-0.738, 0.7019], moderate: [-0.3143, 0.7701], high: [0.571, 0.9369], 'very-high': [0.9412, 0.8329] },
};

/** Recalibration for the four European regions, ages 70 to 89. @see doi 10.1093/eurheartj/ehab312, supplement */
export const EUROPE_OLDER: Scales = {
  male: { low: [-0.34, 1.19], moderate: [0.01, 1.25], high: [0.08, 1.15], 'very-high': [0.05, 0.7] },
  female: { low: [-0.52, 1.01], moderate: [-0.1, 1.1], high: [0.38, 1.09], 'very-high': [0.38, 0.69] },
};

/** Recalibration for the Asia-Pacific regions, ages 40 to 69; numbers read from an open implementation, not from the paper. */
export const ASIA_PACIFIC: Scales = {
  male: {
    low: [-0.375229965, 0.62020875],
    moderate: [0.284885676, 0.778128607],
    high: [0.778231091, 0.844985356],
    'very-high': [0.608975204, 0.679014197],
  },
  female: {
    low: [-0.986572446, 0.536743779],
    moderate: [0.08278687, 0.718980326],
    high: [0.611474287, 0.703624072],
    'very-high': [0.502751798, 0.555577072],
  },
};

/** Fits an uncalibrated risk (0 to 1) to a region; the answer is in percent. */
export function recalibrate(risk: number, [shift, slope]: readonly [shift: number, slope: number]): number {
  return 100 * (1 - Math.exp(-Math.exp(shift + slope * Math.log(-Math.log(1 - risk)))));
}
