import { normalCdf } from '@aceso/science';
import { unfit } from './fits.ts';
import type { Reading, Rule } from './guideline.ts';
import type { Manifest } from './manifest-schema.ts';
import { recent } from './when-measured.ts';

/** Nothing that is counted over a few weeks is surer than this. */
const MOST = 0.97;
/** A count of days cannot be told closer than this, in days a week. */
const LEAST_ERROR = 0.25;

export interface FewDaysRule {
  /** What is done on some days: a day with a value counts. */
  readonly metric: string;
  readonly days: number;
  /** Days a week below which it holds. */
  readonly perWeek: number;
  /** Days on which any of these has a value: only then would it have been recorded. */
  readonly worn: { readonly metrics: readonly string[]; readonly needed: number };
  /** Shows that such things are recorded at all: silence of a device that is told nothing means nothing. */
  readonly recorded: { readonly metric: string; readonly days: number; readonly needed: number };
}

/** Holds when something is done on fewer days a week than it should be, of the days on which it would have been seen. Today is not over. */
export const whenFewDays = (manifest: Manifest, { metric, days, perWeek, worn, recorded }: FewDaysRule): Rule => ({
  reads: [metric, recorded.metric, ...worn.metrics],
  judge(situation) {
    const refusal = unfit(manifest, situation);
    if (refusal !== undefined) return refusal;
    const past = (name: string, length: number): readonly Reading[] =>
      recent(situation, name, length + 1).filter(({ day }) => day < situation.facts.today);
    const seen = [...new Set(worn.metrics.flatMap((name) => past(name, days).map(({ day }) => day)))].toSorted();
    if (seen.length < worn.needed)
      return { outcome: 'not-enough-data', reason: `${seen.length} of ${worn.needed} days with your device on` };
    const told = past(recorded.metric, recorded.days).length;
    if (told < recorded.needed) return { outcome: 'not-enough-data', reason: `${told} of ${recorded.needed} days with a recording` };
    const done = new Map(past(metric, days).map(({ day, value }) => [day, value]));
    const rate = (done.size / seen.length) * 7;
    if (rate >= perWeek) return { outcome: 'not-met', reason: 'it is done as often as it should be' };
    // A count of independent days scatters by its root.
    const error = Math.max(LEAST_ERROR, (Math.sqrt(done.size) / seen.length) * 7);
    return {
      outcome: 'met',
      insights: [],
      figures: [
        { name: 'value', metric, value: done.size, unit: '{days}', decimals: 0, n: seen.length },
        { name: 'from', metric, value: perWeek, unit: '{days}', decimals: 0 },
      ],
      basis: [{ figure: 'value', metric, days: seen, values: seen.map((day) => done.get(day) ?? 0) }],
      sureness: {
        probability: Math.min(MOST, normalCdf((perWeek - rate) / error)),
        basis: `${seen.length} days with your device on`,
      },
    };
  },
});
