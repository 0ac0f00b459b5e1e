import { baselineFamilies } from './baseline.ts';
import { effectFamilies } from './effects.ts';
import { seriesFamilies } from './series.ts';
import type { Families } from './family.ts';
import { illnessFamilies } from './illness.ts';
import { biomarkerFamilies } from './biomarkers.ts';
import { riskFamilies } from './risk.ts';
import { scoreFamilies } from './scores.ts';
import { sensorFamilies } from './sensors.ts';
import { thresholdFamilies } from './thresholds.ts';
import { trainingFamilies } from './training.ts';

/** Every vector family that has a method, by the name of its file. */
export const families: Families = {
  ...baselineFamilies,
  ...illnessFamilies,
  ...thresholdFamilies,
  ...sensorFamilies,
  ...trainingFamilies,
  ...biomarkerFamilies,
  ...riskFamilies,
  ...scoreFamilies,
  ...seriesFamilies,
  ...effectFamilies,
};
