import { isWithin } from '../plan/day.ts';
import { random } from '../random/random.ts';
import { clamp, round } from '../random/round.ts';
import { quantity, sample } from './sample.ts';
import type { Track } from './track.ts';

const BREATHS = quantity('RespiratoryRate', 'count/min');
const OXYGEN = quantity('OxygenSaturation', '%');
const TEMPERATURE = quantity('AppleSleepingWristTemperature', 'degC');
const DISTURBANCES = quantity('AppleSleepingBreathingDisturbances', 'count');

/** Breaths a minute, some times a night, in half breaths as the watch gives them. */
export const respiratoryRate: Track = (world, day, emit) => {
  if (!day.isNightWorn) return;
  const draw = random(world.seed, 'breaths', day.index);
  for (const stage of day.night.stages) {
    const at = Math.round((stage.startSec + stage.endSec) / 2);
    const livelier = stage.stage === 'rem' ? 0.6 : 0;
    const value = round(2 * (day.state.respiratoryRate + livelier + draw.normal(0, 0.5))) / 2;
    if (stage.stage !== 'awake' && draw.chance(0.4)) emit(sample(BREATHS, world.sources.watch(at), at, at, clamp(value, 9, 28)));
  }
};

/** Oxygen saturation as a fraction: a few times at night and by day. */
export const oxygenSaturation: Track = (world, day, emit) => {
  const draw = random(world.seed, 'oxygen', day.index);
  for (let n = 0; n < 5; n++) {
    const at = Math.round(draw.between(day.night.inBed.startSec, day.bedtimeSec));
    const value = round(clamp(draw.normal(day.state.isIll ? 0.955 : 0.968, 0.009), 0.9, 1), 2);
    if (!isWithin({ startSec: at, endSec: at + 15 }, day.worn)) continue;
    // Barometric pressure comes with each value, with its unit inside of the text.
    emit({
      ...sample(OXYGEN, world.sources.watch(at), at, at, value),
      metadata: [['HKMetadataKeyBarometricPressure', `${round(draw.normal(100.6, 0.7), 3)} kPa`]],
    });
  }
};

/** Temperature of the wrist, one value a night. */
export const wristTemperature: Track = (world, day, emit) => {
  const { stages } = day.night;
  const [first, last] = [stages[0], stages[stages.length - 1]];
  if (!day.isNightWorn || first === undefined || last === undefined) return;
  emit(sample(TEMPERATURE, world.sources.watch(last.endSec), first.startSec, last.endSec, round(day.state.wristTemperature, 4)));
};

/** Breathing disturbances of the night, one value. */
export const breathingDisturbances: Track = (world, day, emit) => {
  const { stages } = day.night;
  const [first, last] = [stages[0], stages[stages.length - 1]];
  if (!day.isNightWorn || first === undefined || last === undefined) return;
  const value = Math.max(0, random(world.seed, 'disturbances', day.index).normal(1.6, 0.7));
  emit(sample(DISTURBANCES, world.sources.watch(last.endSec), first.startSec, last.endSec, round(value, 3)));
};
