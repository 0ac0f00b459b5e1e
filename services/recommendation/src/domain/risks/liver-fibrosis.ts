import { liverFibrosisIndex } from '@aceso/science';
import { daysBetween, excludedBy, laboratory, outsideLimits, type NoRisk, type Risk, type RiskEquation, type RiskFacts } from './risk.ts';

/** Values of one blood test, or nearly: enzymes move within weeks. */
const TOGETHER_DAYS = 30;

function byFib4(facts: RiskFacts): Risk | NoRisk {
  const { age } = facts;
  if (age === undefined) return { reason: 'your year of birth is not known' };
  const excluded = excludedBy(facts, 'pregnancy');
  if (excluded !== undefined) return excluded;
  const ast = laboratory(facts, 'aspartate-aminotransferase', 'U/L', 0);
  const alt = laboratory(facts, 'alanine-aminotransferase', 'U/L', 0);
  const platelets = laboratory(facts, 'platelets', '10*3/uL', 0);
  if (ast === undefined || alt === undefined || platelets === undefined)
    return { reason: 'no AST, ALT and platelets of the last two years' };
  const days = [ast, alt, platelets].map(({ day }) => day).toSorted();
  if (daysBetween(days[0] ?? '', days.at(-1) ?? '') > TOGETHER_DAYS)
    return { reason: `AST, ALT and platelets were measured more than ${TOGETHER_DAYS} days apart` };
  const result = liverFibrosisIndex({ age, ast: ast.value, alt: alt.value, platelets: platelets.value });
  if (!result.ok) return outsideLimits(result);
  const { index, band } = result.value;
  return {
    rationale:
      'Adults from 35 years on, not in an acute illness of the liver. Lower limit 1.3 (2.0 from 65 years on), upper limit 2.67: below the lower one scarring of the liver is unlikely, above the upper one it is looked for with other means.',
    predictions: [{ outcome: 'Advanced scarring of the liver', category: `${band}, index ${index.toFixed(2)}` }],
    inputs: [ast, alt, platelets],
  };
}

/** FIB-4 index. */
export const FIB4: RiskEquation = {
  method: 'fib-4',
  name: 'FIB-4',
  version: '1',
  citation: 'Hepatology 2006;43:1317, doi 10.1002/hep.21178',
  metrics: ['aspartate-aminotransferase', 'alanine-aminotransferase', 'platelets'],
  assess: byFib4,
};
