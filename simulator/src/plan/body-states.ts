import { effectsOn } from '../episodes/effects.ts';
import type { PlantedEpisode } from '../episodes/episode.ts';
import type { Profile } from '../person/profile.ts';
import { random } from '../random/random.ts';
import type { CalendarDay } from '../time/calendar.ts';
import type { BodyState } from './day.ts';

/** Share of yesterday's deviation that is still there today, as assumed for nightly heart rate in published simulations. */
const CARRY_OVER = 0.4;

/** Noise around zero with a memory of one day and the given standard deviation. */
function drifting(seed: number, name: string, deviation: number): () => number {
  const draw = random(seed, name);
  let value = 0;
  return () => {
    value = CARRY_OVER * value + draw.normal(0, deviation * Math.sqrt(1 - CARRY_OVER ** 2));
    return value;
  };
}

/** How the body is on each day: usual self, season, weekday, chance, and what was planted. */
export function bodyStates(
  person: Profile,
  seed: number,
  days: readonly CalendarDay[],
  episodes: readonly PlantedEpisode[],
): readonly BodyState[] {
  const heart = drifting(seed, 'resting-heart-rate', 1.2);
  const variability = drifting(seed, 'variability', 0.1);
  const breath = drifting(seed, 'respiratory-rate', 0.25);
  const temperature = drifting(seed, 'wrist-temperature', 0.11);
  const weight = drifting(seed, 'weight', 0.25);
  return days.map((day) => {
    const effects = effectsOn(day.index, episodes);
    // Late and festive Saturdays show in the heart on Sunday.
    const weekly = day.weekday === 0 ? 1.1 : day.weekday === 6 ? 0.4 : -0.3;
    const restingHeartRate = person.restingHeartRatePerMin - 0.8 * day.season + weekly + heart() + effects.restingHeartRatePerMin;
    return {
      ...effects,
      restingHeartRate,
      // The heart's variability falls as its rate rises; what an episode does to it is counted once, through its own factor.
      variabilityMs: person.variabilityMs * Math.exp(variability() - 0.02 * weekly) * effects.variability,
      respiratoryRate: person.respiratoryRatePerMin + breath() + effects.respiratoryRatePerMin,
      wristTemperature: person.wristTemperatureCel + temperature() + 0.05 * day.season + effects.temperatureCel,
      weight: person.weightKg - 0.7 * day.season + weight() + (day.isRestDay ? 0.15 : 0) + effects.weightKg,
      systolic: person.systolicMmHg - 1.5 * day.season + effects.systolicMmHg,
      diastolic: person.diastolicMmHg - 0.8 * day.season + 0.5 * effects.systolicMmHg,
    };
  });
}
