import { random } from '../random/random.ts';
import { clamp, round } from '../random/round.ts';
import { instantOf } from '../time/calendar.ts';
import { quantity, sample } from './sample.ts';
import type { Track } from './track.ts';

/** Units as Apple writes them; the molar one carries the molar mass of glucose. */
const IN_MG = quantity('BloodGlucose', 'mg/dL');
const IN_MMOL = quantity('BloodGlucose', 'mmol<180.1558800000541>/L');
const MG_PER_DL_PER_MMOL_PER_L = 18.01558800000541;

/** A sensor sends a value every five minutes. */
const EVERY_SEC = 300;

/** Rise of a meal in mg/dL at `minutes` after it: up within the hour, gone after three (gamma-shaped curve). */
function rise(minutes: number, height: number): number {
  if (minutes <= 0) return 0;
  const t = minutes / 50;
  return height * t * t * Math.exp(2 * (1 - t));
}

/** Glucose of a sensor from bedtime to bedtime: a level, a dawn rise, three meals, noise with a memory. */
export const bloodGlucose: Track = (world, day, emit) => {
  const draw = random(world.seed, 'glucose', day.index);
  const meals = [7.6, 12.7, 19.1].map((hour) => ({
    atSec: instantOf(day, Math.round(draw.normal(hour, 0.3) * 3600)),
    height: draw.between(26, 58) * (1 + day.state.glucoseMgPerDl / 120),
  }));
  let noise = 0;
  const first = Math.ceil(day.night.inBed.startSec / EVERY_SEC) * EVERY_SEC;
  for (let at = first; at < Math.min(day.bedtimeSec, world.exportSec); at += EVERY_SEC) {
    noise = 0.85 * noise + draw.normal(0, 2);
    const hour = (at - day.startSec) / 3600;
    const dawn = 9 * Math.exp(-(((hour - 6.5) / 1.8) ** 2));
    const value = clamp(
      93 + day.state.glucoseMgPerDl + dawn + noise + meals.reduce((sum, meal) => sum + rise((at - meal.atSec) / 60, meal.height), 0),
      55,
      380,
    );
    const isMolar = world.glucoseUnit === 'mmol/L';
    emit(
      sample(
        isMolar ? IN_MMOL : IN_MG,
        world.sources.glucoseSensor,
        at,
        at,
        isMolar ? round(value / MG_PER_DL_PER_MMOL_PER_L, 4) : Math.round(value),
      ),
    );
  }
};
