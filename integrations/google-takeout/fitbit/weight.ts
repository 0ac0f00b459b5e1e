import { KILOGRAMS_PER_POUND } from '@aceso/contracts/vocabulary';
import { jsonElements, numberOf, objectOf, textIn, type Collector } from '../../kit/index.ts';
import { FITBIT } from './source.ts';
import { fitbitInstant } from './time.ts';

const TYPE = 'weight';
/** Weights held until the unit is known; somebody who weighs three times a day for eighty years has fewer. */
const HELD_MAX = 100_000;
/** Heights that a person may have, in metres: what weight and body mass index must agree with. */
const HEIGHT_MIN = 1.35;
const HEIGHT_MAX = 2.2;

export type WeightUnit = 'kg' | 'lb';

export const isWeightJson = (text: string): boolean => /^\s*\[\s*\{\s*"logId"\s*:\s*\d+\s*,\s*"weight"\s*:/.test(text);

interface Weighing {
  readonly at: number;
  readonly weight: number;
  readonly bmi: number;
}

/**
 * Weight logs, which are in the unit of the account without saying so. The profile of the account tells the unit, wherever it stands in the
 * archive; else body mass index does, when only one unit gives a person's height.
 */
export class Weights {
  readonly #out: Collector;
  readonly #held: Weighing[] = [];
  #unit: WeightUnit | undefined;

  constructor(out: Collector) {
    this.#out = out;
  }

  /** The unit of the account, when its profile tells. */
  unitOf(unit: WeightUnit | undefined): void {
    this.#unit ??= unit;
  }

  async read(content: AsyncIterable<Buffer>): Promise<void> {
    const out = this.#out;
    for await (const { value } of jsonElements(content, ['$.*'], (reason) => out.problem(reason, TYPE))) {
      const log = objectOf(value);
      const at = fitbitInstant(`${textIn(log['date'])} ${textIn(log['time'])}`, out.zone);
      const weight = numberOf(log['weight']);
      if (Number.isNaN(weight))
        out.quarantine({ sourceType: TYPE, metric: 'body-mass', source: FITBIT, start: at, end: at, reason: 'value-unreadable' });
      else if (this.#held.length < HELD_MAX) this.#held.push({ at, weight, bmi: numberOf(log['bmi']) });
      const fat = numberOf(log['fat']);
      if (fat > 0) out.sample(out.stream('weight.fat', 'body-fat-percentage', FITBIT, '%'), at, at, fat);
      const due = out.step();
      if (due) await due;
    }
  }

  /** Gives away what was held, now that every file has been read. */
  end(): void {
    const unit = this.#unit ?? unitByHeight(this.#held);
    for (const { at, weight } of this.#held) {
      if (unit === undefined)
        this.#out.quarantine({
          sourceType: TYPE,
          metric: 'body-mass',
          source: FITBIT,
          start: at,
          end: at,
          value: weight,
          reason: 'unit-unknown',
        });
      else this.#out.sample(this.#out.stream(TYPE, 'body-mass', FITBIT, unit), at, at, weight);
    }
  }
}

/** The unit in which weight and body mass index give the height of a person: all weighings must agree on it. */
export function unitByHeight(weighings: readonly Pick<Weighing, 'weight' | 'bmi'>[]): WeightUnit | undefined {
  const heights = (kilograms: number): boolean[] =>
    weighings
      .filter(({ bmi }) => bmi > 0)
      .map(({ weight, bmi }) => Math.sqrt((weight * kilograms) / bmi))
      .map((height) => height >= HEIGHT_MIN && height <= HEIGHT_MAX);
  const [asKilograms, asPounds] = [heights(1), heights(KILOGRAMS_PER_POUND)];
  if (asKilograms.length === 0) return undefined;
  const [isKilograms, isPounds] = [asKilograms.every(Boolean), asPounds.every(Boolean)];
  return isKilograms === isPounds ? undefined : isKilograms ? 'kg' : 'lb';
}
