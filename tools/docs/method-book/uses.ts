/** What the advisor uses a method for, in words of the product; methods that are only offered have none. */
export const METRIC_LINKS: ReadonlyMap<string, string> = new Map([
  ['robust-z', 'Strain of the night measures and uneven pulse: each night against the four weeks before.'],
  ['quantile', 'The usual range of a person: 10th to 90th percentile of the days before.'],
  ['mean-shifts', 'Episodes that are over: stretches in which a level lay higher or lower than before and after.'],
  ['trend-pieces', 'Rises and falls that are over, such as a weight gain of some months.'],
  ['mann-kendall', 'Whether a bedtime, a weight or a blood pressure moves at all.'],
  ['sen-slope', 'By how much it moves, with its interval.'],
  ['night-signal', 'The yardstick that `npm run eval` holds the detection of strain against.'],
  ['effect-of-change', 'Whether an accepted recommendation helped this person.'],
  ['block-order', 'On which days of a trial a person does it, and on which not.'],
  ['block-trial', 'How often chance alone would give the difference of a trial.'],
  ['trial-effect', 'The verdict of a trial, with its interval.'],
  ['suggestion-posterior', 'What a suggestion is worth to a person in a moment.'],
  ['notification-budget', 'How often a person may be interrupted.'],
  ['red-flag-triage', 'The screen before every answer to a question.'],
  ['statement-check', 'The last gate of every text that a language model worded.'],
  ['number-check', 'The numbers of every text.'],
]);
