import { random } from '../random/random.ts';
import { both, NO_EFFECT, type DayEffect } from './effects.ts';
import type { CohortTraits } from './person.ts';

/** What ordinary life does on one day, and its name when somebody might take it for an illness. */
export interface LifeDay {
  readonly effect: DayEffect;
  readonly name: string | undefined;
}

const CYCLE_DAYS = 28;
/** Resting pulse and temperature rise after ovulation (Shilaih 2018; Alzueta 2022: some 2 beats and 0.3 degrees). */
const LUTEAL = { heart: 2, temperature: 0.3, breaths: 0.2, variabilityFactor: 0.93 };

/** Two days a week without training: only the walks of the day are left. */
const REST = 0.25;
const isRestDay = (index: number): boolean => index % 7 === 0 || index % 7 === 3;

/** Evenings out, weekends, cycles, a vaccination, a heat wave, a journey and hard days: all that is no illness and looks a little like one. */
export function lifeOf(seed: number, person: number, traits: CohortTraits, days: number): readonly LifeDay[] {
  const draw = random(seed, 'cohort-life', person);
  const [vaccine, heat, journey] = [draw.whole(0, days - 1), draw.whole(0, days - 8), draw.whole(0, days - 8)];
  const hasVaccine = draw.chance(0.4);
  const cycleStart = draw.whole(0, CYCLE_DAYS - 1);
  return Array.from({ length: days }, (_, index): LifeDay => {
    const weekend = index % 7 >= 5;
    let effect: DayEffect = {
      ...NO_EFFECT,
      sleep: weekend ? 22 : 0,
      onset: weekend ? 25 : 0,
      exerciseFactor: weekend ? 1.2 : isRestDay(index) ? REST : 1,
    };
    let name: string | undefined;
    const add = (what: string | undefined, more: Partial<DayEffect>): void => {
      effect = both(effect, { ...NO_EFFECT, ...more });
      name ??= what;
    };
    if (traits.hasCycle && (index + cycleStart) % CYCLE_DAYS >= CYCLE_DAYS / 2) add(undefined, LUTEAL);
    if (draw.chance((traits.drinks / 7) * (weekend ? 2.2 : 0.5)))
      add('drinks', { heart: draw.between(2, 8), variabilityFactor: draw.between(0.65, 0.9), breaths: 0.4, temperature: 0.15, onset: 30 });
    if (draw.chance(0.05))
      add('hard training', { heart: draw.between(0, 3), variabilityFactor: draw.between(0.8, 0.95), exerciseFactor: 2 });
    if (hasVaccine && (index === vaccine || index === vaccine + 1))
      add('vaccination', { heart: draw.between(3, 9), variabilityFactor: 0.75, breaths: 1, temperature: 0.7 });
    if (index >= heat && index < heat + 6) add('heat', { heart: 1.5, temperature: 0.2, sleep: -20 });
    if (index >= journey && index < journey + 5) add('journey', { heart: draw.between(0, 2), onset: draw.between(-40, 40), sleep: -25 });
    return { effect, name };
  });
}
