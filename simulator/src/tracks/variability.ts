import { isWithin } from '../plan/day.ts';
import { random } from '../random/random.ts';
import type { Random } from '../random/random.ts';
import { clamp, round } from '../random/round.ts';
import { quantity, sample } from './sample.ts';
import type { Beat } from './sample.ts';
import type { Track } from './track.ts';

const SDNN = quantity('HeartRateVariabilitySDNN', 'ms');

/** A measurement takes a minute. */
const LENGTH_SEC = 60;

/** Beats of one measurement: intervals around the mean whose standard deviation is that of the record. */
function beatsOf(draw: Random, startSec: number, perMin: number, sdnnMs: number): readonly Beat[] {
  const meanMs = 60_000 / perMin;
  const beats: Beat[] = [];
  let breath = draw.between(0, 6.28);
  // Breathing moves the intervals (respiratory sinus arrhythmia): a sine wave and noise, each with half of the variance.
  for (let atMs = 0; atMs < LENGTH_SEC * 500;) {
    const interval = clamp(meanMs + sdnnMs * (Math.sin(breath) + draw.normal(0, Math.SQRT1_2)), 400, 1800);
    breath += (interval / 1000) * 1.5;
    atMs += interval;
    beats.push({ perMin: Math.round(60_000 / interval), atSec: startSec + Math.round(atMs / 10) / 100 });
  }
  return beats;
}

/** Heart rate variability: every two hours or so at night, twice by day; some with the list of beats. */
export const heartRateVariability: Track = (world, day, emit) => {
  const draw = random(world.seed, 'variability-samples', day.index);
  const { inBed } = day.night;
  const night = day.isNightWorn
    ? Array.from({ length: 4 }, (_, n) => inBed.startSec + ((n + draw.between(0.2, 0.8)) * (inBed.endSec - inBed.startSec)) / 4)
    : [];
  const waking = Array.from({ length: 2 }, (_, n) => inBed.endSec + ((n + draw.between(0.2, 0.9)) * (day.bedtimeSec - inBed.endSec)) / 2);
  [...night, ...waking].forEach((at, n) => {
    const isNight = n < night.length;
    const startSec = Math.floor(at);
    const value = round(clamp(day.state.variabilityMs * (isNight ? 1.06 : 0.86) * Math.exp(draw.normal(0, 0.17)), 6, 180), 4);
    const withBeats = draw.chance(0.16);
    const span = { startSec, endSec: startSec + LENGTH_SEC };
    const isStill = [...day.workouts, ...day.walks].every((load) => startSec > load.endSec + 300 || span.endSec < load.startSec);
    if (!isStill || !isWithin(span, day.worn)) return;
    const record = sample(SDNN, world.sources.watch(startSec), startSec, span.endSec, value);
    emit(withBeats ? { ...record, beats: beatsOf(draw, startSec, day.state.restingHeartRate + (isNight ? -1 : 11), value) } : record);
  });
};
