import { bestArmProbabilities, type BetaBelief } from '@aceso/science';
import { random } from '@aceso/simulator/random';

const PEOPLE = 20;
const ROUNDS = 90;
/** How often each of five suggestions is taken up. */
const [LOW, HIGH] = [0.1, 0.6];
const ITEMS = 5;

export interface Choices {
  readonly learned: number;
  readonly byLot: number;
  /** Percent of the last third in which the best one was chosen. */
  readonly best: number;
}

/** Thompson sampling among five items, with its probabilities computed exactly, against choosing by lot. */
export function choices(seed: number): Choices {
  let [learned, byLot, best, late] = [0, 0, 0, 0];
  for (let person = 0; person < PEOPLE; person++) {
    const draw = random(seed, 'choices', person);
    const rates = Array.from({ length: ITEMS }, () => draw.between(LOW, HIGH));
    const top = Math.max(...rates);
    const beliefs: BetaBelief[] = rates.map(() => ({ a: 1, b: 1 }));
    for (let round = 0; round < ROUNDS; round++) {
      const found = bestArmProbabilities(beliefs);
      if (!found.ok) throw new Error(`refused: ${found.reason}`);
      const lot = draw.unit();
      let sum = 0;
      const at = found.value.findIndex((probability) => (sum += probability) > lot);
      const item = at < 0 ? ITEMS - 1 : at;
      const rate = rates[item] ?? 0;
      learned += top - rate;
      byLot += top - rates.reduce((total, one) => total + one, 0) / ITEMS;
      if (round >= (2 * ROUNDS) / 3) {
        late++;
        if (rate === top) best++;
      }
      const { a, b } = beliefs[item] ?? { a: 1, b: 1 };
      beliefs[item] = draw.chance(rate) ? { a: a + 1, b } : { a, b: b + 1 };
    }
  }
  return { learned, byLot, best: (100 * best) / late };
}
