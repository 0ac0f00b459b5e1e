/** Emergency numbers that are not 112 (national telephone plans; ITU-T E.161.1 recommends 112 or 911). */
const OTHERS: Readonly<Record<string, string>> = {
  US: '911',
  CA: '911',
  MX: '911',
  AR: '911',
  BR: '192',
  CL: '131',
  CO: '123',
  GB: '999',
  HK: '999',
  MY: '999',
  SG: '995',
  AU: '000',
  NZ: '111',
  JP: '119',
  KR: '119',
  TW: '119',
  CN: '120',
  TH: '1669',
  ZA: '10177',
  IL: '101',
};
/** Countries in which 112 is answered as the emergency number. */
const ONE_ONE_TWO = new Set(
  'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IN IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK TR UA'.split(' '),
);

/** Number to call in a country; undefined when it is not known: a wrong number costs time. */
export const knownEmergencyNumber = (country: string | undefined): string | undefined =>
  country === undefined ? undefined : (OTHERS[country] ?? (ONE_ONE_TWO.has(country) ? '112' : undefined));

/** The same for a sentence: words where the number is not known. */
export const emergencyNumber = (country: string | undefined): string => knownEmergencyNumber(country) ?? 'your local emergency number';
