import { type Guideline, type Manifest, whenFewDays } from '@aceso/guidelines/kit';
import text from './manifest.json' with { type: 'json' };

// JSON keeps words as strings; `loadGuidelines` checks them.
const manifest = text as Manifest;

/** World Health Organization 2020: muscle-strengthening activity on two or more days a week. */
export const guideline: Guideline = {
  manifest,
  ...whenFewDays(manifest, {
    metric: 'strength-training-time',
    days: 28,
    perWeek: 2,
    worn: { metrics: ['step-count', 'exercise-time', 'active-energy'], needed: 21 },
    recorded: { metric: 'workout-time', days: 56, needed: 6 },
  }),
};
