import { percent, type Part, type Score } from './part.ts';
import { moments } from './suggestions/moments.ts';
import { choices } from './suggestions/choices.ts';
import { interruptions } from './suggestions/interruptions.ts';
import { recovered } from './suggestions/recovered.ts';

/** Whether to suggest now, what to suggest, and how often a person may be interrupted. */
export const suggestions: Part = {
  name: 'suggestions',
  title: 'Choosing and timing suggestions',
  about: `Made-up people whose worth of a suggestion is known: it differs from person to person and falls with the burden of earlier messages. Regret is what
the best policy within the same bounds would have earned more, counted for each decision. The policies get the same people and the same noise.`,
  run({ seed, say }) {
    say('moments');
    const { learned, fixed, lastMonth, fixedLastMonth, bounds } = moments(seed);
    say('choices');
    const thompson = choices(seed);
    say('interruptions');
    const sent = interruptions(seed);
    say('what the log tells of the effect');
    const causal = recovered(seed);
    const scores: readonly Score[] = [
      {
        name: 'regret in 60 days, part of that of always sending with 0.4',
        value: percent(learned, fixed),
        unit: '%',
        target: { atMost: 100 },
        note: `${learned.toFixed(1)} against ${fixed.toFixed(1)} a person`,
      },
      { name: 'the same in the last 30 days', value: percent(lastMonth, fixedLastMonth), unit: '%', target: { atMost: 100 } },
      { name: 'decisions with a probability outside of 0.2 to 0.8 (0 when away)', value: bounds, unit: '', target: { atMost: 0 } },
      {
        name: 'choice among five: regret of Thompson sampling, part of that of choosing by lot',
        value: percent(thompson.learned, thompson.byLot),
        unit: '%',
        target: { atMost: 60 },
        note: `the best one is chosen in ${thompson.best.toFixed(0)} % of the last third`,
      },
      {
        name: 'messages beyond quiet hours, caps, gap or back-off',
        value: sent.breaches,
        unit: '',
        target: { atMost: 0 },
        note: `${sent.sent} of ${sent.asked} sent`,
      },
      { name: 'critical messages held back', value: sent.criticalHeld, unit: '', target: { atMost: 0 }, note: `${sent.critical} asked` },
      {
        name: 'true effect inside of the 95 % interval of the weighted and centred estimate',
        value: percent(causal.covered, causal.trials),
        unit: '%',
        target: { atLeast: 90 },
        note: `${causal.trials} trials of ${causal.people} people`,
      },
    ];
    return { scores };
  },
};
