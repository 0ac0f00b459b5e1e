import type { Day } from '../plan/day.ts';
import { random } from '../random/random.ts';
import { round } from '../random/round.ts';
import { quantity, sample } from './sample.ts';
import type { Kind } from './sample.ts';
import type { Track, World } from './track.ts';

const HEIGHT = quantity('Height', 'cm');
const WEIGHT = quantity('BodyMass', 'kg');
const INDEX = quantity('BodyMassIndex', 'count');
const FAT = quantity('BodyFatPercentage', '%');
const LEAN = quantity('LeanBodyMass', 'kg');
const TEMPERATURE = quantity('BodyTemperature', 'degC');
const WATER = quantity('DietaryWater', 'mL');

/** Metadata of a value that the person typed. */
const TYPED = [['HKWasUserEntered', '1']] as const;

/** What the scale showed that morning. */
export function weighed(world: World, day: Day): number {
  return round(day.state.weight + random(world.seed, 'scale', day.index).normal(0, 0.22), 2);
}

/** One value for each time on the scale. */
function fromScale(kind: Kind, value: (world: World, day: Day, weightKg: number) => number): Track {
  return (world, day, emit) => {
    if (day.weighingSec !== undefined)
      emit(sample(kind, world.sources.scale, day.weighingSec, day.weighingSec, value(world, day, weighed(world, day))));
  };
}

/** Fat grows and shrinks with weight: about three quarters of each kilogram gained. */
function fatFraction(world: World, day: Day, weightKg: number): number {
  const fat = world.person.bodyFatFraction * world.person.weightKg + 0.75 * (weightKg - world.person.weightKg);
  return round(fat / weightKg + random(world.seed, 'impedance', day.index).normal(0, 0.003), 4);
}

/** Body weight. */
export const bodyMass = fromScale(WEIGHT, (_world, _day, weightKg) => weightKg);

/** Body mass index. */
export const bodyMassIndex = fromScale(INDEX, (world, _, weightKg) => round(weightKg / (world.person.heightCm / 100) ** 2, 2));

/** Body fat as a fraction. */
export const bodyFat = fromScale(FAT, fatFraction);

/** Lean mass. */
export const leanMass = fromScale(LEAN, (world, day, weightKg) => round(weightKg * (1 - fatFraction(world, day, weightKg)), 2));

/** Height, typed once when the phone was set up. */
export const height: Track = (world, day, emit) => {
  const at = day.night.inBed.endSec + 7200;
  if (day.index === 0) emit({ ...sample(HEIGHT, world.sources.manual(at), at, at, world.person.heightCm), metadata: TYPED });
};

/** Thermometer, typed in, morning and evening, only when ill. */
export const bodyTemperature: Track = (world, day, emit) => {
  const draw = random(world.seed, 'thermometer', day.index);
  if (!day.state.isIll) return;
  for (const [at, warmer] of [
    [day.night.inBed.endSec + 1800, 0],
    [day.bedtimeSec - 3600, 0.4],
  ] as const) {
    const value = round(36.7 + day.state.temperatureCel + warmer - 0.2 + draw.normal(0, 0.15), 1);
    if (at > day.night.inBed.endSec && at < world.exportSec)
      emit({ ...sample(TEMPERATURE, world.sources.manual(at), at, at, value), metadata: TYPED });
  }
};

/** Glasses of water, typed in on the few days that the person remembers. */
export const water: Track = (world, day, emit) => {
  const draw = random(world.seed, 'water', day.index);
  if (!draw.chance(0.04)) return;
  for (let n = draw.whole(2, 6); n > 0; n--) {
    const at = Math.round(draw.between(day.night.inBed.endSec, day.bedtimeSec));
    emit({ ...sample(WATER, world.sources.manual(at), at, at, 50 * draw.whole(3, 8)), metadata: TYPED });
  }
};
