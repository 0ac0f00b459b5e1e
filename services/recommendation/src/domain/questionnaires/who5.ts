import { SNAPSHOT, type Form } from './form.ts';

const HOW_MUCH = [
  'At no time',
  'Some of the time',
  'Less than half of the time',
  'More than half of the time',
  'Most of the time',
  'All of the time',
];

/** Its words are the World Health Organization's, under a licence that forbids commercial use; see `licence`. */
export const WHO5: Form = {
  instrument: 'who5',
  title: 'Wellbeing (WHO-5)',
  about: 'Five statements about how you have felt; higher is better.',
  period: 'Over the past two weeks …',
  items: [
    '… I have felt cheerful and in good spirits.',
    '… I have felt calm and relaxed.',
    '… I have felt active and vigorous.',
    '… I woke up feeling fresh and rested.',
    '… my daily life has been filled with things that interest me.',
  ].map((text, i) => ({ linkId: `who5-${i + 1}`, text, options: HOW_MUCH })),
  maximum: 100,
  bands: [
    { from: 50, band: 'adequate', meaning: `You felt well on at least half of it. ${SNAPSHOT}` },
    {
      from: 0,
      band: 'low',
      meaning: `Wellbeing was low in these two weeks. Take time for what does you good, and tell a clinician if it stays so. ${SNAPSHOT}`,
    },
  ],
  licence: {
    holder: 'The World Health Organization-Five Well-Being Index (WHO-5), WHO/UCN/MSD/MHE/2024.01. © World Health Organization 2024.',
    terms:
      'CC BY-NC-SA 3.0 IGO: for non-commercial use, named, and passed on under the same licence. The World Health Organization does not endorse Aceso.',
    nonCommercial: true,
    url: 'https://creativecommons.org/licenses/by-nc-sa/3.0/igo/',
  },
  source: 'Topp et al., Psychother Psychosom 2015;84:167, doi 10.1159/000376585',
};
