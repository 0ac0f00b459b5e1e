import { SNAPSHOT, type Form } from './form.ts';

/** Of the Patient Health Questionnaires: no permission is needed to reproduce, translate, display or distribute them. */
export const PFIZER = {
  holder:
    'Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. © Pfizer Inc.',
  terms: 'No permission required to reproduce, translate, display or distribute.',
  nonCommercial: false,
  url: 'https://www.phqscreeners.com/',
} as const;

/** How often, of both questionnaires. */
export const HOW_OFTEN = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'] as const;

const TEXTS: readonly (readonly [loinc: string, text: string])[] = [
  ['44250-9', 'Little interest or pleasure in doing things'],
  ['44255-8', 'Feeling down, depressed, or hopeless'],
  ['44259-0', 'Trouble falling or staying asleep, or sleeping too much'],
  ['44254-1', 'Feeling tired or having little energy'],
  ['44251-7', 'Poor appetite or overeating'],
  ['44258-2', 'Feeling bad about yourself – or that you are a failure or have let yourself or your family down'],
  ['44252-5', 'Trouble concentrating on things, such as reading the newspaper or watching television'],
  [
    '44253-3',
    'Moving or speaking so slowly that other people could have noticed? Or the opposite – being so fidgety or restless that you have been moving around a lot more than usual',
  ],
  ['44260-8', 'Thoughts that you would be better off dead or of hurting yourself in some way'],
];

export const PHQ9: Form = {
  instrument: 'phq9',
  title: 'Mood (PHQ-9)',
  about: 'Nine questions about mood, sleep and energy.',
  period: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  items: TEXTS.map(([linkId, text], i) => ({ linkId, text, options: HOW_OFTEN, asksForHelp: i === 8 })),
  maximum: 27,
  bands: [
    { from: 20, band: 'severe', meaning: `Answers in this range are a reason to talk to a clinician this week. ${SNAPSHOT}` },
    { from: 15, band: 'moderately severe', meaning: `Answers in this range are a reason to talk to a clinician soon. ${SNAPSHOT}` },
    { from: 10, band: 'moderate', meaning: `Answers in this range are a reason to talk to a clinician in the next two weeks. ${SNAPSHOT}` },
    { from: 5, band: 'mild', meaning: `Some of it weighs on you. Tell somebody you trust, and answer again in two weeks. ${SNAPSHOT}` },
    { from: 0, band: 'minimal', meaning: `Little of it weighed on you in these two weeks. ${SNAPSHOT}` },
  ],
  licence: PFIZER,
  source: 'Kroenke et al., J Gen Intern Med 2001;16:606, doi 10.1046/j.1525-1497.2001.016009606.x',
};
