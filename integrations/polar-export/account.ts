import { objectOf, textIn, type Collector, type Json } from '../kit/index.ts';

/** Takes what the account says of the person: offered to the profile. Names and addresses are passed over. */
export function takeAccount(account: Readonly<Record<string, Json>>, out: Collector): void {
  const facts = objectOf(account['physicalInformation']);
  const birthDate = textIn(facts['birthday']).slice(0, 10);
  const sex = textIn(facts['sex']).toLowerCase();
  out.profile({
    ...(/^\d{4}-\d\d-\d\d$/.test(birthDate) && { birthDate }),
    ...((sex === 'female' || sex === 'male') && { sex }),
  });
}
