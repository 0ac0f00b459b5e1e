import { random } from '../random/random.ts';
import { round } from '../random/round.ts';
import { quantity, sample } from './sample.ts';
import type { Kind, Sample } from './sample.ts';
import type { Track } from './track.ts';

/** Walks long enough for the phone in the pocket to judge the gait. */
const GAIT_WALK_SEC_MIN = 420;

/** One value for each longer walk with the phone. */
function gait(
  kind: Kind,
  name: string,
  value: (stepsPerMin: number, strideM: number, chance: (deviation: number) => number) => number,
): Track {
  return (world, day, emit) => {
    const draw = random(world.seed, name, day.index);
    for (const { startSec, endSec, phoneSteps, strideM, effort } of day.walks) {
      const seconds = endSec - startSec;
      if (phoneSteps === 0 || effort === 0 || seconds < GAIT_WALK_SEC_MIN) continue;
      const record: Sample = sample(
        kind,
        world.sources.phone(endSec),
        startSec + 60,
        endSec,
        value((phoneSteps / seconds) * 60, strideM, (deviation) => draw.normal(0, deviation)),
      );
      emit(record);
    }
  };
}

/** Walking speed. */
export const walkingSpeed = gait(quantity('WalkingSpeed', 'km/hr'), 'walking-speed', (pace, stride, chance) =>
  round(0.06 * pace * stride + chance(0.12), 2),
);

/** Length of a step. */
export const stepLength = gait(quantity('WalkingStepLength', 'cm'), 'step-length', (_, stride, chance) =>
  round(100 * stride + chance(1.5)),
);

/** Share of time with both feet on the ground. */
export const doubleSupport = gait(quantity('WalkingDoubleSupportPercentage', '%'), 'double-support', (_pace, _stride, chance) =>
  round(0.278 + chance(0.009), 3),
);
