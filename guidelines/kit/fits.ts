import type { Judgement, Situation } from './guideline.ts';
import type { Manifest } from './manifest-schema.ts';

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const nameOf = (country: string): string => (/^[A-Z]{2}$/.test(country) ? (REGIONS.of(country) ?? country) : country);
const inWords = (name: string): string => name.replaceAll('-', ' ');

/** Why a guideline is not made for a person: place, age, sex or a contraindication; undefined when it is. */
export function unfit({ population, jurisdiction, contraindications }: Manifest, { facts }: Situation): Judgement | undefined {
  const { minimumAge, maximumAge, sex } = population;
  const because = (reason: string): Judgement => ({ outcome: 'contraindicated', reason });
  if (!jurisdiction.includes('world') && (facts.country === undefined || !jurisdiction.includes(facts.country)))
    return because(
      jurisdiction.length > 3 ? 'made for other countries' : `made for another country (${jurisdiction.map(nameOf).join(', ')})`,
    );
  if (facts.age !== undefined && (facts.age < minimumAge || facts.age > maximumAge))
    return because(`made for people of ${minimumAge} to ${maximumAge} years`);
  if (sex !== undefined && facts.sex !== undefined && facts.sex !== sex)
    return because(sex === 'female' ? 'made for women' : 'made for men');
  const forbidden = contraindications.find((name) => facts.conditions.includes(name));
  return forbidden === undefined ? undefined : because(`not with ${inWords(forbidden)}`);
}
