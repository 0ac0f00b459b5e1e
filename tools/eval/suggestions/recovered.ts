import { causalExcursion, studentQuantile, type TrialDecision } from '@aceso/science';
import { random } from '@aceso/simulator/random';

const TRIALS = 200;
const PEOPLE = 24;
const DECISIONS = 60;
const EFFECT = 0.3;

/** How often the log of a policy, with its probabilities, tells the true effect. */
export function recovered(seed: number): { readonly trials: number; readonly covered: number; readonly people: number } {
  const covered = Array.from({ length: TRIALS }, (_, trial) => {
    const found = causalExcursion(trialOf(seed, trial));
    if (!found.ok) return false;
    const { effects, errors, degreesOfFreedom } = found.value;
    const width = studentQuantile(0.975, degreesOfFreedom);
    return Math.abs((effects[0] ?? 0) - EFFECT) <= width * (errors[0] ?? 0);
  });
  return { trials: TRIALS, covered: covered.filter(Boolean).length, people: PEOPLE };
}

function trialOf(seed: number, trial: number): readonly TrialDecision[] {
  return Array.from({ length: PEOPLE }, (_, person) => {
    const draw = random(seed, 'recovered', trial * PEOPLE + person);
    const level = draw.normal(0, 0.5);
    const own = EFFECT + draw.normal(0, 0.1);
    let noise = 0;
    return Array.from({ length: DECISIONS }, (__, i): TrialDecision => {
      const busy = draw.unit();
      // The policy prefers some moments, and the outcome depends on the same: what a plain mean would take for an effect.
      const probability = 0.2 + 0.6 * busy;
      const treated = draw.chance(probability);
      noise = 0.5 * noise + draw.normal(0, 0.8);
      const outcome = level + 0.8 * busy + Math.sin(i / 9) + (treated ? own : 0) + noise;
      return { person: String(person), available: draw.chance(0.9), probability, treated, outcome, controls: [busy], moderators: [] };
    });
  }).flat();
}
