import { random, type Random } from '../random/random.ts';
import { clamp, round } from '../random/round.ts';
import { both, effectOf } from './effects.ts';
import type { LifeDay } from './life.ts';
import type { CohortTraits } from './person.ts';
import type { CohortPlant } from './plant.ts';

/** One day of one measure, in the form in which days are summed up. */
export interface CohortDay {
  readonly day: string;
  readonly value: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly count: number;
  readonly coverage: number;
  readonly sources: readonly string[];
}

interface Told {
  readonly metric: string;
  readonly value: number;
  readonly maximum?: number;
  readonly source: string;
  readonly count?: number;
}

/** Part of yesterday's deviation that is left today. */
const MEMORY = 0.4;
const WATCH = 'Watch';
const NEW_WATCH = 'New watch';

/** What a day looks like to the sensors of one person. Nights and days without the watch tell nothing of it. */
export function measuresOf(
  seed: number,
  person: number,
  dates: readonly string[],
  traits: CohortTraits,
  life: readonly LifeDay[],
  plant: CohortPlant | undefined,
): ReadonlyMap<string, readonly CohortDay[]> {
  const draw = random(seed, 'cohort-days', person);
  const fault = random(seed, 'cohort-fault', person);
  const series = new Map<string, CohortDay[]>();
  const noise = { heart: 0, variability: 0, breaths: 0, temperature: 0 };
  const carry = (before: number): number => MEMORY * before + Math.sqrt(1 - MEMORY ** 2) * draw.normal(0, 1);
  const stuckAt = Math.round(traits.restingHeartRate);
  dates.forEach((day, index) => {
    const own = life[index]?.effect;
    if (own === undefined) return;
    const effect = plant === undefined ? own : both(own, effectOf(plant, index, draw));
    noise.heart = carry(noise.heart);
    noise.variability = carry(noise.variability);
    noise.breaths = carry(noise.breaths);
    noise.temperature = carry(noise.temperature);
    const heart = traits.restingHeartRate + effect.heart + traits.heartScatter * noise.heart;
    const variability = traits.variability * effect.variabilityFactor * Math.exp(traits.variabilityScatter * noise.variability);
    const isWorn = draw.chance(traits.worn);
    const during = plant !== undefined && index >= plant.first && index <= plant.last ? plant : undefined;
    const sees = sensor(during, stuckAt, fault);
    const hasGap = during?.kind === 'fault-gap';
    const source = during?.kind === 'fault-offset' ? NEW_WATCH : WATCH;
    const told = [
      ...(isWorn && !hasGap ? nightTold(draw, traits, effect, noise, source) : nothing(draw, traits, effect, noise, source)),
      ...(isWorn && !hasGap ? [{ metric: 'resting-heart-rate', value: round(sees.heart(heart)), source }] : []),
      ...(isWorn && !hasGap ? [{ metric: 'heart-rate-variability-sdnn', value: round(sees.variability(variability), 1), source }] : []),
      ...(isWorn ? dayTold(draw, traits, effect, sees.heart(heart), source) : []),
      ...cuffAndScale(draw, traits, effect, index),
    ];
    for (const { metric, value, maximum, source: from, count = 1 } of told) {
      const days = series.get(metric) ?? [];
      if (days.length === 0) series.set(metric, days);
      days.push({ day, value, ...(maximum === undefined ? {} : { maximum }), count, coverage: 1, sources: [from] });
    }
  });
  return series;
}

/** What a faulty watch makes of the truth. */
function sensor(during: CohortPlant | undefined, stuckAt: number, draw: Random) {
  const same = (value: number): number => value;
  if (during?.kind === 'fault-stuck') return { heart: () => stuckAt, variability: same };
  if (during?.kind === 'fault-noisy')
    return {
      heart: (value: number) => clamp(value + draw.normal(0, 3 * during.size), 34, 150),
      variability: (value: number) => clamp(value * Math.exp(draw.normal(0, 0.16 * during.size)), 5, 250),
    };
  if (during?.kind === 'fault-offset')
    return { heart: (value: number) => value + during.size, variability: (value: number) => value * 0.85 };
  return { heart: same, variability: same };
}

type Noise = Readonly<Record<'heart' | 'variability' | 'breaths' | 'temperature', number>>;
type Effect = LifeDay['effect'];

function nightTold(draw: Random, traits: CohortTraits, effect: Effect, noise: Noise, source: string): readonly Told[] {
  const night = [
    {
      metric: 'sleep-duration',
      value: round(clamp(traits.sleepMinutes + effect.sleep + draw.normal(0, traits.sleepScatter), 120, 720)),
      source,
    },
    { metric: 'sleep-onset-time', value: round(traits.onsetMinutes + effect.onset + draw.normal(0, 24)), source },
    { metric: 'oxygen-saturation', value: round(clamp(traits.oxygen + draw.normal(0, 0.7), 88, 100), 1), source, count: 20 },
  ];
  if (!traits.hasThermometer) return night;
  return [
    ...night,
    { metric: 'respiratory-rate', value: round(traits.breaths + effect.breaths + 0.4 * noise.breaths, 1), source, count: 20 },
    { metric: 'wrist-temperature', value: round(traits.temperature + effect.temperature + 0.18 * noise.temperature, 2), source },
  ];
}

/** Draws as many numbers as a night that is told, so that a gap changes nothing after it. */
function nothing(...night: Parameters<typeof nightTold>): readonly Told[] {
  nightTold(...night);
  return [];
}

function dayTold(draw: Random, traits: CohortTraits, effect: Effect, heart: number, source: string): readonly Told[] {
  const minutes = Math.max(0, traits.exerciseMinutes * effect.exerciseFactor * Math.exp(draw.normal(0, 0.4)));
  const steps = Math.max(500, traits.steps * (0.6 + 0.4 * effect.exerciseFactor) * Math.exp(draw.normal(0, 0.22)));
  return [
    { metric: 'exercise-time', value: round(minutes), source, count: 5 },
    { metric: 'step-count', value: round(steps), source, count: 100 },
    {
      metric: 'heart-rate',
      value: round(heart + 12 + draw.normal(0, 2), 1),
      maximum: round(heart + 70 + 0.5 * minutes + effect.fastest + draw.normal(0, 9)),
      source,
      count: 200,
    },
  ];
}

/** Readings on about three days a week. */
function cuffAndScale(draw: Random, traits: CohortTraits, effect: Effect, index: number): readonly Told[] {
  const systolic = traits.systolic + effect.systolic + draw.normal(0, 6);
  const diastolic = traits.diastolic + 0.55 * effect.systolic + draw.normal(0, 3.5);
  const weight = traits.weight + draw.normal(0, 0.5);
  if (index % 7 !== 0 && index % 7 !== 2 && index % 7 !== 4) return [];
  return [
    { metric: 'blood-pressure-systolic', value: round(systolic), maximum: round(systolic + 4), source: 'Cuff', count: 2 },
    { metric: 'blood-pressure-diastolic', value: round(diastolic), maximum: round(diastolic + 3), source: 'Cuff', count: 2 },
    { metric: 'body-mass', value: round(weight, 1), source: 'Scale' },
  ];
}
