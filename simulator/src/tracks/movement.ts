import type { Day, Walk } from '../plan/day.ts';
import { round } from '../random/round.ts';
import { pieces } from './pieces.ts';
import { quantity, sample } from './sample.ts';
import type { Kind } from './sample.ts';
import type { Emit, Track, World } from './track.ts';

const STEPS = quantity('StepCount', 'count');
const DISTANCE = quantity('DistanceWalkingRunning', 'km');
const CYCLING = quantity('DistanceCycling', 'km');
const FLIGHTS = quantity('FlightsClimbed', 'count');

/** Longest record of each device: they cut walks at different times, so their records overlap without being equal. */
const WATCH_PIECE_SEC = 480;
const PHONE_PIECE_SEC = 590;

/** The phone notices a walk some seconds later than the watch. */
const PHONE_LATE_SEC = 3;

/** Writes what both devices saw of a walk: the same steps twice, with slightly different numbers. */
function fromBoth(world: World, day: Day, kind: Kind, amount: (walk: Walk, steps: number) => number, decimals: number, emit: Emit): void {
  const toStep = (value: number): number => round(value, decimals);
  for (const walk of day.walks) {
    if (walk.phoneSteps > 0) {
      const source = world.sources.phone(walk.endSec);
      const parts = pieces(walk.startSec + PHONE_LATE_SEC, walk.endSec, amount(walk, walk.phoneSteps), PHONE_PIECE_SEC, toStep);
      for (const part of parts) emit(sample(kind, source, part.startSec, part.endSec, part.amount));
    }
    if (walk.watchSteps > 0) {
      const source = world.sources.watch(walk.endSec);
      const parts = pieces(walk.startSec, walk.endSec, amount(walk, walk.watchSteps), WATCH_PIECE_SEC, toStep);
      for (const part of parts) emit(sample(kind, source, part.startSec, part.endSec, part.amount));
    }
  }
}

/** Steps of watch and phone. */
export const stepCount: Track = (world, day, emit) => fromBoth(world, day, STEPS, (_, steps) => steps, 0, emit);

/** Distance on foot of watch and phone. */
export const walkingDistance: Track = (world, day, emit) =>
  fromBoth(world, day, DISTANCE, (walk, steps) => (steps * walk.strideM) / 1000, 5, emit);

/** Distance by bicycle. */
export const cyclingDistance: Track = (world, day, emit) => {
  for (const { sport, startSec, endSec, distanceKm } of day.workouts) {
    if (sport !== 'cycling') continue;
    for (const part of pieces(startSec, endSec, distanceKm, 120, (value) => round(value, 5))) {
      emit(sample(CYCLING, world.sources.watch(endSec), part.startSec, part.endSec, part.amount));
    }
  }
};

/** Flights of stairs; the watch has a barometer too, but leaves them to the phone when that is carried. */
export const flightsClimbed: Track = (world, day, emit) => {
  for (const { startSec, endSec, flights, phoneSteps, watchSteps } of day.walks) {
    if (flights === 0 || phoneSteps + watchSteps === 0) continue;
    const source = phoneSteps > 0 ? world.sources.phone(endSec) : world.sources.watch(endSec);
    emit(sample(FLIGHTS, source, startSec, endSec, flights));
  }
};
