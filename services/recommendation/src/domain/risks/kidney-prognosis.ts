import { kidneyRisk } from '@aceso/science';
import { addDays } from '../days.ts';
import {
  daysBetween,
  excludedBy,
  filtrationOf,
  laboratory,
  outsideLimits,
  recent,
  type Filtration,
  type NoRisk,
  type Risk,
  type RiskEquation,
  type RiskFacts,
  type RiskInput,
} from './risk.ts';

/** Kidney disease is abnormal values for longer than this (KDIGO 2024). */
const LASTS_DAYS = 90;
/** Filtration and albumin of one picture of the kidney: further apart they may belong to two. */
const TOGETHER_DAYS = 365;
const LOW_FILTRATION = 60;
const RAISED_ALBUMIN = 30;

const ALBUMIN = 'urine-albumin-creatinine-ratio';

/** Filtration of the kidney as the person's series was on a day. */
const filtrationUntil = (facts: RiskFacts, day: string): Filtration | undefined => filtrationOf({ ...facts, today: day });

/** Whether what is abnormal now was so three months ago and before: nothing that passes in weeks is told as a risk. */
function lasts(facts: RiskFacts, filtration: Filtration, albumin: RiskInput): boolean {
  const wasLow = (): boolean => {
    const before = filtrationUntil(facts, addDays(filtration.input.day, -LASTS_DAYS));
    return before !== undefined && before.rate < LOW_FILTRATION;
  };
  const wasRaised = (): boolean =>
    recent(facts, ALBUMIN).some(({ day, value }) => value >= RAISED_ALBUMIN && day <= addDays(albumin.day, -LASTS_DAYS));
  return (filtration.rate >= LOW_FILTRATION || wasLow()) && (albumin.value < RAISED_ALBUMIN || wasRaised());
}

const ADULT = 18;

function byKdigo(facts: RiskFacts): Risk | NoRisk {
  if (facts.age === undefined) return { reason: 'your year of birth is not known' };
  if (facts.age < ADULT) return { reason: 'the categories are for adults' };
  const excluded = excludedBy(facts, 'pregnancy');
  if (excluded !== undefined) return excluded;
  const filtration = filtrationOf(facts);
  const albumin = laboratory(facts, ALBUMIN, 'mg/g', 0);
  if (filtration === undefined) return { reason: 'no filtration rate (eGFR) or creatinine of the last two years' };
  if (albumin === undefined) return { reason: 'no albumin to creatinine ratio of the last two years' };
  if (daysBetween(filtration.input.day, albumin.day) > TOGETHER_DAYS)
    return { reason: 'filtration and albumin were measured more than a year apart' };
  if (!lasts(facts, filtration, albumin)) return { reason: `values outside their range must be found again after ${LASTS_DAYS} days` };
  const result = kidneyRisk({ filtration: filtration.rate, albuminToCreatinine: albumin.value });
  if (!result.ok) return outsideLimits(result);
  const { filtration: g, albumin: a, risk } = result.value;
  return {
    rationale:
      'Adults; values outside their range count only when they lasted three months. The colours of the KDIGO map: how often the kidneys got worse, and heart and vessels fell ill, in groups of people with such values.',
    predictions: [{ outcome: 'Kidneys that get worse, and illness of heart and vessels with them', category: `${risk}, ${g} ${a}` }],
    inputs: [filtration.input, albumin],
  };
}

/** Prognosis by the categories of filtration and albumin. */
export const KDIGO: RiskEquation = {
  method: 'kdigo',
  name: 'KDIGO categories',
  version: '1',
  citation: 'Kidney Int 2024;105(4S), doi 10.1016/j.kint.2023.10.018',
  metrics: ['egfr', 'creatinine', ALBUMIN],
  assess: byKdigo,
};
