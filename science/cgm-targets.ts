import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** Whose targets apply. In pregnancy the shares are those of 63 to 140 mg/dL instead of 70 to 180. */
export type CgmPopulation = 'adult' | 'older' | 'pregnancy';
/** Shares of a period in percent of readings, CV in %. */
export type CgmShares = Readonly<Record<'inRange' | 'below70' | 'below54' | 'above180' | 'above250' | 'cv', number>>;
/** Which targets are met (only those which the population has), and whether the data suffice to say so. */
export interface CgmTargets {
  readonly met: Readonly<Partial<Record<keyof CgmShares, boolean>>>;
  readonly sufficientData: boolean;
}

type Target = readonly ['above' | 'below' | 'at most', number];

const TARGETS: Readonly<Record<CgmPopulation, Readonly<Partial<Record<keyof CgmShares, Target>>>>> = {
  adult: {
    inRange: ['above', 70],
    below70: ['below', 4],
    below54: ['below', 1],
    above180: ['below', 25],
    above250: ['below', 5],
    cv: ['at most', 36],
  },
  older: { inRange: ['above', 50], below70: ['below', 1], above250: ['below', 10] },
  pregnancy: { inRange: ['above', 70], below70: ['below', 4], below54: ['below', 1], above180: ['below', 25] },
};

function meets(value: number, [relation, limit]: Target): boolean {
  if (relation === 'above') return value > limit;
  return relation === 'below' ? value < limit : value <= limit;
}

/**
 * Consensus targets for people with diabetes on a glucose sensor.
 *
 * Percent 0 to 100, days from 0. Data suffice from 14 days with 70 % of the readings. `adult` is type 1 and type 2, `older` is older or
 * at high risk of hypoglycaemia, `pregnancy` is type 1 in pregnancy. Targets are not limits for people without diabetes.
 * @needs Needs every input; nothing stands in for one that is missing.
 * @accuracy Limits of a guideline: they sort values and have no accuracy of their own.
 * @see Battelino et al., Diabetes Care 2019;42:1593, doi 10.2337/dci19-0028; ADA Standards 2025, section 6, doi 10.2337/dc25-S006
 */
export function cgmTargets(input: {
  readonly population: CgmPopulation;
  readonly shares: CgmShares;
  readonly activePercent: number;
  readonly days: number;
}): Result<CgmTargets> {
  const { shares, activePercent, days } = input;
  const percent = [0, 100] as const;
  const refusal = firstOutside(
    { ...shares, activePercent, days },
    {
      inRange: percent,
      below70: percent,
      below54: percent,
      above180: percent,
      above250: percent,
      cv: [0, 1000],
      activePercent: percent,
      days: [0, 36_500],
    },
  );
  if (refusal) return refusal;
  // Object.entries forgets the key type; the record has keys of CgmShares only.
  const targets = Object.entries(TARGETS[input.population]) as [keyof CgmShares, Target][];
  const met = Object.fromEntries(targets.map(([field, target]) => [field, meets(shares[field], target)]));
  return ok({ met, sufficientData: days >= 14 && activePercent >= 70 });
}
