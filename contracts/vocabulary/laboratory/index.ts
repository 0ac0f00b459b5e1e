import type { Metric } from '../metric.ts';
import { BLOOD_COUNT } from './blood-count.ts';
import { HORMONES } from './hormones.ts';
import { INFLAMMATION_AND_HEART } from './inflammation-and-heart.ts';
import { KIDNEY_AND_SALTS } from './kidney-and-salts.ts';
import { GLUCOSE_METABOLISM, LIPIDS } from './lipids-and-glucose.ts';
import { LIVER_AND_CLOTTING } from './liver-and-clotting.ts';
import { NUTRIENTS_AND_METALS } from './nutrients-and-metals.ts';

/** Biomarkers that laboratories measure. */
export const LABORATORY_METRICS: readonly Metric[] = [
  ...LIPIDS,
  ...GLUCOSE_METABOLISM,
  ...KIDNEY_AND_SALTS,
  ...LIVER_AND_CLOTTING,
  ...BLOOD_COUNT,
  ...NUTRIENTS_AND_METALS,
  ...HORMONES,
  ...INFLAMMATION_AND_HEART,
];
