import { tableRows, type Collector } from '../../kit/index.ts';
import type { WeightUnit } from './weight.ts';

export const isProfile = (text: string): boolean => /^[^\n]*\bdate_of_birth\b[^\n]*\bweight_unit\b/.test(text);

/** Reads the account's profile: birthday and sex are offered to the person, the unit of weights is used, names are passed over. */
export async function readProfile(content: AsyncIterable<Buffer>, out: Collector): Promise<WeightUnit | undefined> {
  for await (const row of tableRows(content, (reason) => out.problem(reason, 'profile'))) {
    const birthDate = row.text('date_of_birth');
    const sex = row.text('gender').toLowerCase();
    out.profile({
      ...(/^\d{4}-\d\d-\d\d$/.test(birthDate) && { birthDate }),
      ...((sex === 'female' || sex === 'male') && { sex }),
    });
    const unit = row.text('weight_unit').toUpperCase();
    if (unit === 'METRIC') return 'kg';
    if (unit === 'EN_US' || unit === 'US') return 'lb';
  }
  return undefined;
}
