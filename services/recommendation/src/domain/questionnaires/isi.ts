import { SNAPSHOT, type Form } from './form.ts';

/** Its words may only be shown with a permission of the author's: it is filled in elsewhere, and the sum is entered. */
export const ISI: Form = {
  instrument: 'isi',
  title: 'Sleep (ISI)',
  about: 'If a clinician or a study gave you the Insomnia Severity Index, enter its sum here.',
  period: 'In the last 2 weeks',
  items: [],
  maximum: 28,
  bands: [
    { from: 22, band: 'severe', meaning: `Sums in this range are a reason to ask a clinician for help with sleep. ${SNAPSHOT}` },
    { from: 15, band: 'moderate', meaning: `Sums in this range are a reason to ask a clinician for help with sleep. ${SNAPSHOT}` },
    { from: 8, band: 'subthreshold', meaning: `Sleep troubles you somewhat. Regular times are the first thing to try. ${SNAPSHOT}` },
    { from: 0, band: 'none', meaning: `Sleep troubled you little in these two weeks. ${SNAPSHOT}` },
  ],
  licence: {
    holder: '© Charles M. Morin 1993, 1996, 2000, 2006; distributed by Mapi Research Trust.',
    terms: 'Needs a permission of its own; its words are not shown here.',
    nonCommercial: false,
    url: 'https://eprovide.mapi-trust.org/instruments/insomnia-severity-index',
  },
  source: 'Bastien et al., Sleep Med 2001;2:297, doi 10.1016/S1389-9457(00)00065-4',
};
