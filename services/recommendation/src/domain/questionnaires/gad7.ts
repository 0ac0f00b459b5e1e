import { SNAPSHOT, type Form } from './form.ts';
import { HOW_OFTEN, PFIZER } from './phq9.ts';

const TEXTS: readonly (readonly [loinc: string, text: string])[] = [
  ['69725-0', 'Feeling nervous, anxious, or on edge'],
  ['68509-9', 'Not being able to stop or control worrying'],
  ['69733-4', 'Worrying too much about different things'],
  ['69734-2', 'Trouble relaxing'],
  ['69735-9', 'Being so restless that it is hard to sit still'],
  ['69689-8', 'Becoming easily annoyed or irritable'],
  ['69736-7', 'Feeling afraid, as if something awful might happen'],
];

export const GAD7: Form = {
  instrument: 'gad7',
  title: 'Worry (GAD-7)',
  about: 'Seven questions about worry and tension.',
  period: 'Over the last 2 weeks, how often have you been bothered by the following problems?',
  items: TEXTS.map(([linkId, text]) => ({ linkId, text, options: HOW_OFTEN })),
  maximum: 21,
  bands: [
    { from: 15, band: 'severe', meaning: `Answers in this range are a reason to talk to a clinician soon. ${SNAPSHOT}` },
    { from: 10, band: 'moderate', meaning: `Answers in this range are a reason to talk to a clinician in the next two weeks. ${SNAPSHOT}` },
    { from: 5, band: 'mild', meaning: `Some worry weighs on you. Answer again in two weeks. ${SNAPSHOT}` },
    { from: 0, band: 'minimal', meaning: `Little worry weighed on you in these two weeks. ${SNAPSHOT}` },
  ],
  licence: PFIZER,
  source: 'Spitzer et al., Arch Intern Med 2006;166:1092, doi 10.1001/archinte.166.10.1092',
};
