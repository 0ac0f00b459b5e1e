import { suggestionDecision, suggestionPosterior, type SuggestionPrior, type SuggestionRow } from '@aceso/science';
import { random, type Random } from '@aceso/simulator/random';

const PEOPLE = 30;
const DAYS = 60;
const TIMES_A_DAY = 5;
const AVAILABLE = 0.8;
const DECAY = 0.95;
const [LEAST, MOST] = [0.2, 0.8];
const FIXED = 0.4;
/** Days at the start on which the algorithm does not learn yet, by its own rule. */
const LEARNING_DAYS = 7;

/** The published prior of the walking suggestions (HeartSteps V2; Liao 2020). */
const PRIOR: SuggestionPrior = {
  mainMean: [0.8231421, 1.9493709, 3.8116041, -0.1918933, 0.7626614, 0, -0.9168122, 0],
  mainVariance: [14.2413945, 13.3546165, 3.2355121, 0.5701742, 18.998636, 0.2578251, 16.9993579, 7.3453086],
  treatmentMean: [0.4701715, 0, 0, 0, 0],
  treatmentVariance: [4.9266238, 24.5584807, 4.9509419, 0.6749049, 0.8163259],
  noise: 2.510014,
};

/** What a suggestion is worth to one person: the logarithm of steps at no burden, and how much a burden of 20 takes away. */
interface Taste {
  readonly worth: number;
  readonly tires: number;
}

export interface Moments {
  /** Mean regret of a person. */
  readonly learned: number;
  readonly fixed: number;
  readonly lastMonth: number;
  readonly fixedLastMonth: number;
  readonly bounds: number;
}

/** HeartSteps' learning against sending with one probability, on the same people. */
export function moments(seed: number): Moments {
  const total = { learned: 0, fixed: 0, lastMonth: 0, fixedLastMonth: 0, bounds: 0 };
  for (let person = 0; person < PEOPLE; person++) {
    const draw = random(seed, 'moments-person', person);
    // Half of the people like to be asked; the others hardly move for it.
    const taste: Taste = { worth: draw.chance(0.5) ? draw.between(0.8, 2) : draw.between(-0.4, 0.2), tires: draw.between(0.5, 2.5) };
    const learned = live(taste, random(seed, 'moments-days', person), learner());
    const fixed = live(taste, random(seed, 'moments-days', person), () => FIXED);
    total.learned += learned.regret / PEOPLE;
    total.fixed += fixed.regret / PEOPLE;
    total.lastMonth += learned.late / PEOPLE;
    total.fixedLastMonth += fixed.late / PEOPLE;
    total.bounds += learned.outside;
  }
  return total;
}

type Policy = (
  rows: readonly SuggestionRow[],
  day: number,
  context: Pick<SuggestionRow, 'dosage' | 'engagement' | 'otherLocation' | 'variation'>,
) => number;

/** Learns each night from everything so far. */
function learner(): Policy {
  let learnedOn = -1;
  let posterior = suggestionPosterior([], PRIOR);
  return (rows, day, context) => {
    if (day !== learnedOn) posterior = suggestionPosterior(rows, PRIOR);
    learnedOn = day;
    if (!posterior.ok) return Number.NaN;
    const decided = suggestionDecision({
      posterior: posterior.value,
      context,
      proxy: 0,
      discount: 0.9,
      studyDay: day + 1,
      available: true,
    });
    return decided.ok ? decided.value.probability : Number.NaN;
  };
}

function live(taste: Taste, draw: Random, policy: Policy) {
  const rows: SuggestionRow[] = [];
  let [dosage, regret, late, outside] = [0, 0, 0, 0];
  for (let day = 0; day < DAYS; day++) {
    for (let time = 0; time < TIMES_A_DAY; time++) {
      const context = {
        dosage,
        engagement: draw.chance(0.5) ? 1 : 0,
        otherLocation: draw.chance(0.3) ? 1 : 0,
        variation: draw.chance(0.5) ? 1 : 0,
      };
      const [temperature, logPriorSteps, sqrtTotalSteps] = [draw.between(0, 1), draw.between(0, 7) / 7, draw.between(0, 1)];
      const [available, lot, noise] = [draw.chance(AVAILABLE), draw.unit(), draw.normal(0, PRIOR.noise)];
      const probability = available ? policy(rows, day, context) : 0;
      if (available && !(probability >= LEAST && probability <= MOST)) outside++;
      const sent = lot < probability;
      const worth = taste.worth - (taste.tires * dosage) / 20;
      const lost = available ? Math.max(LEAST * worth, MOST * worth) - probability * worth : 0;
      // Both policies are bound to the same while nothing has been learnt.
      if (day >= LEARNING_DAYS) regret += lost;
      if (day >= DAYS / 2) late += lost;
      const reward = 3 + logPriorSteps + temperature + (sent ? worth : 0) + noise;
      rows.push({ ...context, available, probability, temperature, logPriorSteps, sqrtTotalSteps, sent, reward });
      dosage = DECAY * dosage + (sent ? 1 : 0);
    }
  }
  return { regret, late, outside };
}
