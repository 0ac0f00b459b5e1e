import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** Measured vital signs: per minute, %, mmHg, degrees Celsius. */
export interface VitalSigns {
  readonly respiratoryRate: number;
  readonly oxygenSaturation: number;
  /** Scale 2 is for people with known carbon dioxide retention, set by a clinician. */
  readonly oxygenScale: 1 | 2;
  readonly oxygen: boolean;
  readonly systolic: number;
  readonly heartRate: number;
  /** Alert, new Confusion, responds to Voice, to Pain, Unresponsive. */
  readonly consciousness: 'A' | 'C' | 'V' | 'P' | 'U';
  readonly temperature: number;
}

/** Sum of the seven parts and the clinical risk. */
export interface EarlyWarningScore {
  readonly score: number;
  readonly risk: 'low' | 'low-medium' | 'medium' | 'high';
}

type Steps = readonly (readonly [upTo: number, points: number])[];

const RESPIRATION: Steps = [
  [8, 3],
  [11, 1],
  [20, 0],
  [24, 2],
  [Infinity, 3],
];
const SATURATION: Steps = [
  [91, 3],
  [93, 2],
  [95, 1],
  [Infinity, 0],
];
const SATURATION_2_AIR: Steps = [
  [83, 3],
  [85, 2],
  [87, 1],
  [Infinity, 0],
];
const SATURATION_2_OXYGEN: Steps = [
  [83, 3],
  [85, 2],
  [87, 1],
  [92, 0],
  [94, 1],
  [96, 2],
  [Infinity, 3],
];
const SYSTOLIC: Steps = [
  [90, 3],
  [100, 2],
  [110, 1],
  [219, 0],
  [Infinity, 3],
];
const HEART_RATE: Steps = [
  [40, 3],
  [50, 1],
  [90, 0],
  [110, 1],
  [130, 2],
  [Infinity, 3],
];
const TEMPERATURE: Steps = [
  [35, 3],
  [36, 1],
  [38, 0],
  [39, 1],
  [Infinity, 2],
];

const points = (steps: Steps, value: number) => steps.find(([upTo]) => value <= upTo)?.[1] ?? 0;

function saturationSteps(vitals: VitalSigns): Steps {
  if (vitals.oxygenScale === 1) return SATURATION;
  return vitals.oxygen ? SATURATION_2_OXYGEN : SATURATION_2_AIR;
}

/**
 * NEWS2 of the Royal College of Physicians from measured vital signs.
 *
 * From 16 years, not in pregnancy, not with spinal injury. A score for hospitals and ambulances: in Aceso only a red-flag screen, and only
 * when every value was really measured at the same time.
 * @units Breaths and beats a minute, saturation in %, mmHg, degrees Celsius.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Accuracy as published for its forerunner NEWS: area under the curve 0.89 for death within 24 h in hospital (Smith 2013).
 * @see Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017
 */
export function earlyWarningScore(vitals: VitalSigns): Result<EarlyWarningScore> {
  const { respiratoryRate, oxygenSaturation, systolic, heartRate, temperature } = vitals;
  const refusal = firstOutside(
    { respiratoryRate, oxygenSaturation, systolic, heartRate, temperature },
    { respiratoryRate: [0, 100], oxygenSaturation: [0, 100], systolic: [0, 350], heartRate: [0, 350], temperature: [20, 45] },
  );
  if (refusal) return refusal;
  const parts = [
    points(RESPIRATION, respiratoryRate),
    points(saturationSteps(vitals), oxygenSaturation),
    vitals.oxygen ? 2 : 0,
    points(SYSTOLIC, systolic),
    points(HEART_RATE, heartRate),
    vitals.consciousness === 'A' ? 0 : 3,
    points(TEMPERATURE, temperature),
  ];
  const score = parts.reduce((total, part) => total + part, 0);
  const single = parts.includes(3);
  return ok({ score, risk: score >= 7 ? 'high' : score >= 5 ? 'medium' : single ? 'low-medium' : 'low' });
}
