/** European risk region of a country, as the ESC drew them by cardiovascular deaths; other countries have no SCORE2. */
export type Region = 'low' | 'moderate' | 'high' | 'very-high';

// prettier-ignore
const COUNTRIES: Readonly<Record<Region, readonly string[]>> = {
  low: ['BE', 'DK', 'FR', 'IL', 'LU', 'NO', 'ES', 'CH', 'NL', 'GB'],
  moderate: ['AT', 'CY', 'FI', 'DE', 'GR', 'IS', 'IE', 'IT', 'MT', 'PT', 'SM', 'SI', 'SE'],
  high: ['AL', 'BA', 'HR', 'CZ', 'EE', 'HU', 'KZ', 'PL', 'SK', 'TR'],
  'very-high': ['DZ', 'AM', 'AZ', 'BY', 'BG', 'EG', 'GE', 'KG', 'LV', 'LB', 'LY', 'LT', 'ME', 'MA', 'MD', 'RO', 'RU', 'RS', 'SY', 'MK',
    'TN', 'UA', 'UZ'],
};

/**
 * Region of an ISO 3166-1 country; undefined where the ESC names none.
 * @see ESC 2021 guidelines on cardiovascular disease prevention, doi 10.1093/eurheartj/ehab484; SCORE2, doi 10.1093/eurheartj/ehab309
 */
export const regionOf = (country: string | undefined): Region | undefined =>
  (Object.keys(COUNTRIES) as Region[]).find((region) => country !== undefined && COUNTRIES[region].includes(country)); // Keys of a constant object.
