import { random } from '../random/random.ts';
import { lifeOf } from './life.ts';
import { measuresOf, type CohortDay } from './measures.ts';
import { drawTraits, type CohortTraits } from './person.ts';
import { COHORT_PLANTS, drawPlant, type CohortPlant, type CohortPlantKind } from './plant.ts';

/** What a cohort is made of. */
export interface CohortOptions {
  readonly seed: number;
  /** 1 to 100,000. */
  readonly people: number;
  /** yyyy-mm-dd: the last day. */
  readonly end: string;
}

/** A person of a cohort: daily values by metric, and the truth. */
export interface CohortPerson {
  readonly index: number;
  readonly traits: CohortTraits;
  /** Every civil day, oldest first. */
  readonly days: readonly string[];
  readonly series: ReadonlyMap<string, readonly CohortDay[]>;
  /** Nothing in about every fourth person. */
  readonly plant: CohortPlant | undefined;
  /** What ordinary life did on each day, when it might be taken for something else. */
  readonly life: readonly (string | undefined)[];
}

/** Days of every person, and from when on something may be planted: before it a baseline can be learnt. */
export const COHORT_DAYS = 240;
export const COHORT_QUIET_DAYS = 120;
const PLANT_FROM = 140;
const PLANT_UNTIL = 150;

/** Who gets what, over and over: a quarter nothing, the rest in equal parts, the faults together as much as one illness. */
const SHARES: readonly (CohortPlantKind | undefined)[] = [
  ...repeat(undefined, 6),
  ...repeat('illness', 4),
  ...repeat('blood-pressure-rise', 3),
  ...repeat('sleep-debt', 3),
  ...repeat('arrhythmia', 3),
  ...repeat('overtraining', 3),
  'fault-stuck',
  'fault-noisy',
  'fault-offset',
  'fault-gap',
];

function repeat(kind: CohortPlantKind | undefined, times: number): readonly (CohortPlantKind | undefined)[] {
  return Array.from({ length: times }, () => kind);
}

const DAY_MS = 86_400_000;

/**
 * A cohort of people who do not exist, as daily values: light enough for hundreds of them.
 *
 * Each person has a level and scatter of their own, memory from day to day, weekends, cycles, drinks, heat and journeys, days without the
 * watch, and at most one planted change. One after the other: the same seed gives the same person whatever the number of people.
 * @throws {RangeError} when `people` is not 1 to 100,000 or `end` is no date
 */
export function* cohort({ seed, people, end }: CohortOptions): Generator<CohortPerson> {
  if (!Number.isInteger(people) || people < 1 || people > 100_000) throw new RangeError(`people must be 1 to 100000, got ${people}`);
  const last = Date.parse(end);
  if (Number.isNaN(last)) throw new RangeError(`end must be a date, got ${end}`);
  const days = Array.from({ length: COHORT_DAYS }, (_, i) => new Date(last - (COHORT_DAYS - 1 - i) * DAY_MS).toISOString().slice(0, 10));
  for (let index = 0; index < people; index++) {
    const draw = random(seed, 'cohort-person', index);
    const traits = drawTraits(draw);
    const kind = SHARES[index % SHARES.length];
    const plant = kind === undefined ? undefined : drawPlant(kind, draw, PLANT_FROM, PLANT_UNTIL, COHORT_DAYS - 1);
    const life = lifeOf(seed, index, traits, COHORT_DAYS);
    yield { index, traits, days, series: measuresOf(seed, index, days, traits, life, plant), plant, life: life.map(({ name }) => name) };
  }
}

/** Every kind that a cohort may hold. */
export const COHORT_PLANT_KINDS = Object.keys(COHORT_PLANTS) as readonly CohortPlantKind[]; // Its keys are these.
