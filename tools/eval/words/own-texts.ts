import type { StatedFact } from '@aceso/science';
import { cohort } from '@aceso/simulator/cohort';
import { detectNow } from '../../../services/recommendation/src/domain/detect.ts';
import { render } from '../../../services/recommendation/src/domain/render.ts';

const PEOPLE = 120;
const EVERY = 20;
const TUNING = { baselineDays: 60, minimumBaselineValues: 14, weeklyActivityMinutes: 150 };
const UNITS: Readonly<Record<string, string>> = { '/min': 'bpm', 'mm[Hg]': 'mmHg', '{nights}': 'days', '{days}': 'days', '1': '' };

export interface OwnText {
  readonly text: string;
  readonly facts: readonly StatedFact[];
  /** The sentence before figures stood in it: its own numbers are those of the rule. */
  readonly knowledge: readonly string[];
}

/** Sentences that the advisor itself says of simulated people, with the figures that they rest on: none of them may be struck. */
export function ownTexts(seed: number): readonly OwnText[] {
  const texts: OwnText[] = [];
  for (const person of cohort({ seed, people: PEOPLE, end: '2026-06-30' })) {
    for (let day = 140; day < person.days.length; day += EVERY) {
      const today = person.days[day] ?? '';
      const features = new Map([...person.series].map(([metric, points]) => [metric, points.filter((point) => point.day <= today)]));
      for (const { template, figures } of detectNow({ features, today, tuning: TUNING }).facts)
        texts.push({
          text: render(template, figures),
          knowledge: [template],
          facts: figures.map(({ name, value, unit }) => ({ name, value, unit: UNITS[unit] ?? unit })),
        });
    }
  }
  return texts;
}
