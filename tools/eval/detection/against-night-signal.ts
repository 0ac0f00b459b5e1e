import type { CohortPerson, CohortPlantKind } from '@aceso/simulator/cohort';
import { percent, type Score, type ScoreTable } from '../part.ts';
import { EXPECTATIONS, type Expectation } from './expectations.ts';
import { comparedNights, moved, NIGHT_SIGNAL, published } from './night-signal.ts';
import { falseRate, tally, type PersonTally } from './tally.ts';

/** Where one way of detecting illness stands. */
interface Point {
  readonly name: string;
  readonly rate: number;
  readonly found: number;
  readonly before: number;
}

/** Limits that NightSignal's own one is moved to. */
const LIMITS = Array.from({ length: 14 }, (_, i) => i + 2);
/** NightSignal says one thing; of every plant that strains the body it is right. */
const SIGNAL: Readonly<Record<CohortPlantKind, Expectation>> = withFound(NIGHT_SIGNAL);

function withFound(kind: string): Readonly<Record<CohortPlantKind, Expectation>> {
  const fits = (expected: Expectation, strains: boolean): Expectation => ({ ...expected, found: strains ? [kind] : [], fits: [] });
  return {
    illness: fits(EXPECTATIONS.illness, true),
    'blood-pressure-rise': fits(EXPECTATIONS['blood-pressure-rise'], false),
    'sleep-debt': fits(EXPECTATIONS['sleep-debt'], false),
    arrhythmia: fits(EXPECTATIONS.arrhythmia, true),
    overtraining: fits(EXPECTATIONS.overtraining, true),
    'fault-stuck': fits(EXPECTATIONS['fault-stuck'], false),
    'fault-noisy': fits(EXPECTATIONS['fault-noisy'], false),
    'fault-offset': fits(EXPECTATIONS['fault-offset'], false),
    'fault-gap': fits(EXPECTATIONS['fault-gap'], false),
  };
}

function pointOf(name: string, tallies: readonly PersonTally[]): Point {
  const ill = tallies.filter(({ kind }) => kind === 'illness');
  return {
    name,
    rate: falseRate(tallies),
    found: percent(ill.filter(({ delay }) => delay !== undefined).length, ill.length),
    before: percent(ill.filter(({ lead }) => lead !== undefined && lead >= 0).length, ill.length),
  };
}

/** What NightSignal reaches at just this rate of false words: between its two nearest limits, as if one of them were drawn by lot. */
function atRate(points: readonly Point[], rate: number): Point {
  const sorted = points.toSorted((a, b) => a.rate - b.rate);
  const above = sorted.find((point) => point.rate >= rate) ?? sorted.at(-1);
  const below = sorted.findLast((point) => point.rate <= rate) ?? sorted[0];
  if (above === undefined || below === undefined) return { name: '', rate, found: 0, before: 0 };
  const share = above.rate === below.rate ? 0 : (rate - below.rate) / (above.rate - below.rate);
  const mix = (a: number, b: number): number => a + share * (b - a);
  return {
    name: 'NightSignal, limit moved to our rate',
    rate: mix(below.rate, above.rate),
    found: mix(below.found, above.found),
    before: mix(below.before, above.before),
  };
}

/** Illness found by the advisor and by NightSignal, at an equal rate of false words. `strain` holds only the advisor's words on strain. */
export function againstNightSignal(
  persons: readonly CohortPerson[],
  strain: readonly PersonTally[],
): { readonly scores: readonly Score[]; readonly tables: readonly ScoreTable[] } {
  const signalled = (alerts: (person: CohortPerson) => ReturnType<typeof published>) =>
    persons.map((person) => tally(person, alerts(person), SIGNAL));
  const ours = pointOf('the advisor: strain or raised resting heart rate', strain);
  const nights = new Map(persons.map((person) => [person, comparedNights(person)]));
  const ladder = LIMITS.map((limit) =>
    pointOf(
      `NightSignal, limit ${limit}`,
      signalled((person) => moved(person, nights.get(person) ?? [], limit)),
    ),
  );
  const equal = atRate(ladder, ours.rate);
  const points = [
    ours,
    equal,
    pointOf(
      'NightSignal as published, red',
      signalled((person) => published(person, 2)),
    ),
    pointOf(
      'NightSignal as published, yellow or red',
      signalled((person) => published(person, 1)),
    ),
  ];
  const row = ({ name, rate, found, before }: Point): readonly string[] => [
    name,
    rate.toFixed(3),
    `${found.toFixed(1)} %`,
    `${before.toFixed(1)} %`,
  ];
  return {
    scores: [
      {
        name: 'illness: found, less NightSignal at an equal rate of false words',
        value: ours.found - equal.found,
        unit: 'points',
        target: { atLeast: 0 },
        note: `${ours.found.toFixed(1)} % against ${equal.found.toFixed(1)} % at ${ours.rate.toFixed(3)} a month`,
      },
      {
        name: 'illness: found by the first symptoms, less NightSignal',
        value: ours.before - equal.before,
        unit: 'points',
        target: { atLeast: 0 },
        note: `${ours.before.toFixed(1)} % against ${equal.before.toFixed(1)} %`,
      },
    ],
    tables: [
      {
        title: 'Illness against NightSignal',
        head: ['method', 'false words a person-month', 'found', 'by the first symptoms'],
        rows: points.map(row),
      },
      {
        title: 'NightSignal at other limits',
        head: ['method', 'false words a person-month', 'found', 'by the first symptoms'],
        rows: ladder.map(row),
      },
    ],
  };
}
