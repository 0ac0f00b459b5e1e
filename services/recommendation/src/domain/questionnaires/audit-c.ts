import type { Form } from './form.ts';

const NO_DIAGNOSIS = 'It says how much you drink and is no diagnosis.';

/** The first three questions of the WHO's AUDIT; its manual may be reproduced freely, not for sale or commercial purposes. */
export const AUDIT_C: Form = {
  instrument: 'audit-c',
  title: 'Alcohol (AUDIT-C)',
  about: 'Three questions about how much you drink.',
  period: 'In the last 12 months',
  items: [
    {
      linkId: '68518-0',
      text: 'How often do you have a drink containing alcohol?',
      options: ['Never', 'Monthly or less', '2 to 4 times a month', '2 to 3 times a week', '4 or more times a week'],
    },
    {
      linkId: '68519-8',
      text: 'How many drinks containing alcohol do you have on a typical day when you are drinking?',
      options: ['1 or 2, or none', '3 or 4', '5 or 6', '7 to 9', '10 or more'],
    },
    {
      linkId: '68520-6',
      text: 'How often do you have six or more drinks on one occasion?',
      options: ['Never', 'Less than monthly', 'Monthly', 'Weekly', 'Daily or almost daily'],
    },
  ],
  maximum: 12,
  bands: [
    {
      from: 3,
      band: 'positive',
      meaning: `Answers in this range are a reason to drink less and to talk about it. ${NO_DIAGNOSIS} Whoever drinks daily should not stop at once without a clinician.`,
    },
    { from: 0, band: 'negative', meaning: `You drink little or nothing. ${NO_DIAGNOSIS}` },
  ],
  licence: {
    holder: 'AUDIT: © World Health Organization 2001 (Babor et al., WHO/MSD/MSB/01.6a); AUDIT-C: Bush et al. 1998.',
    terms:
      'May be freely reviewed, abstracted, reproduced and translated, in part or in whole, but not for sale or for use in conjunction with commercial purposes.',
    nonCommercial: true,
    url: 'https://www.who.int/publications/i/item/WHO-MSD-MSB-01.6a',
  },
  source: 'Bush et al., Arch Intern Med 1998;158:1789, doi 10.1001/archinte.158.16.1789',
};
