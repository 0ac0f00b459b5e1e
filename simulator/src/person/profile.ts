import { random } from '../random/random.ts';
import { round } from '../random/round.ts';

/** The body and habits of the simulated person on an ordinary day. */
export interface Profile {
  readonly givenName: string;
  readonly birthDate: string;
  readonly sex: 'female' | 'male';
  readonly ageYears: number;
  readonly heightCm: number;
  readonly weightKg: number;
  readonly bodyFatFraction: number;
  readonly restingHeartRatePerMin: number;
  readonly maximumHeartRatePerMin: number;
  readonly variabilityMs: number;
  readonly respiratoryRatePerMin: number;
  readonly wristTemperatureCel: number;
  readonly vo2MaxMlPerKgMin: number;
  readonly systolicMmHg: number;
  readonly diastolicMmHg: number;
  /** How much this person walks compared with an ordinary one. */
  readonly walking: number;
  /** Minutes that they go to bed later than 22:55 before a working day. */
  readonly bedtimeShiftMin: number;
}

const NAMES = { female: ['Anna', 'Mara', 'Ines', 'Hanna'], male: ['Jonas', 'Emil', 'Luca', 'Tomas'] } as const;

/**
 * Draws a healthy adult between 34 and 58 years at the end of the export.
 *
 * Maximum heart rate is 208 - 0.7 x age in years (Tanaka, Monahan, Seals 2001; adults 18 to 81).
 */
export function profile(seed: number, end: Date): Profile {
  const draw = random(seed, 'profile');
  const sex = draw.chance(0.5) ? 'female' : 'male';
  const ageYears = draw.whole(34, 58);
  const heightCm = draw.whole(sex === 'female' ? 158 : 170, sex === 'female' ? 176 : 190);
  const birthDate = `${end.getUTCFullYear() - ageYears}-01-${String(draw.whole(1, 9)).padStart(2, '0')}`;
  return {
    givenName: NAMES[sex][draw.whole(0, 3)] ?? NAMES[sex][0],
    birthDate,
    sex,
    ageYears,
    heightCm,
    weightKg: round(draw.between(22.3, 25.2) * (heightCm / 100) ** 2, 1),
    bodyFatFraction: round(draw.between(0.17, 0.21) + (sex === 'female' ? 0.08 : 0), 3),
    restingHeartRatePerMin: draw.whole(55, 62),
    maximumHeartRatePerMin: Math.round(208 - 0.7 * ageYears),
    variabilityMs: draw.between(42, 56),
    respiratoryRatePerMin: draw.between(13.6, 15.2),
    wristTemperatureCel: draw.between(35.4, 35.9),
    vo2MaxMlPerKgMin: draw.between(37, 45) - (sex === 'female' ? 3 : 0),
    systolicMmHg: 122,
    diastolicMmHg: 78,
    walking: draw.between(0.93, 1.08),
    bedtimeShiftMin: draw.whole(-15, 10),
  };
}
