import type { Output } from '@aceso/contracts';
import type { users } from '@aceso/contracts/users';

type Units = Output<typeof users.operations.getProfile>['units'];

const METRIC: Units = { weight: 'kg', height: 'cm', glucose: 'mmol/L', temperature: 'Cel', distance: 'km' };
const CUSTOMARY: Units = {
  weight: '[lb_av]',
  height: '[in_i]',
  glucose: 'mg/dL',
  temperature: '[degF]',
  distance: '[mi_i]',
};
/** Countries where glucose is reported in mg/dL although all else is metric. */
const MASS_GLUCOSE = new Set(['AT', 'BE', 'BR', 'DE', 'ES', 'FR', 'GR', 'IL', 'IN', 'IT', 'JP', 'KR', 'LU', 'MX', 'PL', 'PT', 'TR']);

/** Units that people of a country read most easily; metric when the country is not told. */
export function defaultUnits(country: string | undefined): Units {
  if (country === 'US') return CUSTOMARY;
  return country !== undefined && MASS_GLUCOSE.has(country) ? { ...METRIC, glucose: 'mg/dL' } : METRIC;
}
