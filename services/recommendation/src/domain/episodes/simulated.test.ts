import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InsightFact } from '@aceso/guidelines/kit';
import type { Episode, EpisodeKind } from '@aceso/simulator';
import { addDays, daysApart } from '../days.ts';
import { TUNING } from '../../../test/series.ts';
import { simulatedDays, type SimulatedDays } from '../../../test/simulated-days.ts';
import { detect } from '../detect.ts';

/** Kinds of insight that name an episode of a kind. */
const NAMES: Readonly<Record<EpisodeKind, readonly string[]>> = {
  'fever-episode': ['illness-like-strain'],
  'low-hrv-stretch': ['hrv-below-usual'],
  'training-block': ['training-block'],
  'low-activity': ['low-activity', 'activity-below-usual'],
  'weight-gain': ['weight-rising'],
  'rising-blood-pressure': ['blood-pressure-rising'],
  'bedtime-drift': ['bedtime-later', 'late-bedtime', 'short-sleep'],
  'high-glucose': ['glucose-above-range'],
};
/** What an episode also does to the data, so that a claim about it is no false one. */
const ALSO: Readonly<Partial<Record<EpisodeKind, readonly string[]>>> = {
  'fever-episode': ['resting-heart-rate-above-usual', 'hrv-below-usual'],
  // Both raise the resting heart rate by a beat or two.
  'low-hrv-stretch': ['illness-like-strain'],
  'training-block': ['illness-like-strain', 'training-load-ramp'],
  'rising-blood-pressure': ['blood-pressure-above-limit'],
  // Fitness is told for each kilogram of the body.
  'weight-gain': ['fitness-falling'],
  'bedtime-drift': ['irregular-sleep'],
};
/** About now alone, against limits that an ordinary four weeks or one busy week may cross. */
const BY_CHANCE = ['blood-pressure-above-limit', 'low-activity', 'training-load-ramp'];
const ENOUGH = 0.6;
/** A drift begins as nothing: in its first third it is less than half an hour. */
const ENOUGH_OF_DRIFT = 0.5;

interface Span {
  readonly from: string;
  readonly to: string;
}

const lengthOf = ({ from, to }: Span): number => daysApart(from, to) + 1;
const shared = (a: Span, b: Span): number =>
  Math.max(0, lengthOf({ from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to }));
const spanOf = ({ since, until }: InsightFact): Span => ({ from: since, to: until });
const factsOf = ({ features, today }: SimulatedDays): readonly InsightFact[] => detect({ features, today, tuning: TUNING }).facts;

/** Everything that is wrong with what was found, in words; prints what was found of each episode. */
function mistakes(name: string, days: SimulatedDays): readonly string[] {
  const facts = factsOf(days);
  const missed = days.planted.flatMap((planted) => {
    const claims = facts.filter(({ kind }) => NAMES[planted.kind].includes(kind));
    // Advice about now looks at the last days or weeks: there it is enough that it speaks.
    const of = (fact: InsightFact): number =>
      fact.isCurrent ? Number(shared(spanOf(fact), planted) > 0) : shared(spanOf(fact), planted) / lengthOf(planted);
    const [best] = claims.toSorted((a, b) => of(b) - of(a));
    const share = best === undefined ? 0 : of(best);
    const found =
      best === undefined || share === 0 ? 'nothing' : `${best.kind} ${best.since} to ${best.until}${best.isCurrent ? ', current' : ''}`;
    console.log(`${name}: ${planted.kind} ${planted.from} to ${planted.to}: ${found}, ${Math.round(share * 100)} %`);
    return share >= (planted.kind === 'bedtime-drift' ? ENOUGH_OF_DRIFT : ENOUGH)
      ? []
      : [`${planted.kind} of ${planted.from}: ${Math.round(share * 100)} %`];
  });
  const untrue = facts
    .filter(({ kind, isCurrent }) => !(isCurrent && BY_CHANCE.includes(kind)))
    .filter((fact) => {
      const causes = days.planted.filter(({ kind }) => [...NAMES[kind], ...(ALSO[kind] ?? [])].includes(fact.kind));
      return !causes.some((cause) => shared(spanOf(fact), cause) >= (fact.isCurrent ? 1 : ENOUGH * lengthOf(spanOf(fact))));
    })
    .map(({ kind, since, until }) => `${kind}, ${since} to ${until}, was not planted`);
  return [...missed, ...untrue].map((what) => `${name}: ${what}`);
}

test('episodes: in two years of six people all that was planted is found on its days, and nothing else is claimed', async () => {
  const wrong: string[] = [];
  for (const seed of [1, 2, 3, 4, 5, 6]) wrong.push(...mistakes(`seed ${seed}`, await simulatedDays({ seed, years: 2 })));

  assert.deepEqual(wrong, []);
});

test('episodes: what is over in every kind is found as past, and none of it is told as now', async () => {
  const today = '2026-11-27';
  const over = (kind: EpisodeKind, firstBack: number, lastBack: number, size?: number): Episode => ({
    kind,
    from: addDays(today, -firstBack),
    to: addDays(today, -lastBack),
    ...(size === undefined ? {} : { size }),
  });
  const wrong: string[] = [];
  for (const seed of [1, 2]) {
    const days = await simulatedDays({
      seed,
      days: 600,
      episodes: [
        over('fever-episode', 400, 394),
        over('weight-gain', 320, 200, 6),
        over('rising-blood-pressure', 320, 200, 20),
        over('training-block', 300, 244, 4),
        over('low-activity', 190, 150),
        over('low-hrv-stretch', 120, 100),
        over('bedtime-drift', 90, 52),
      ],
    });
    wrong.push(...mistakes(`seed ${seed}, all over`, days));
    const now = factsOf(days).filter(({ kind, isCurrent }) => isCurrent && !BY_CHANCE.includes(kind));
    wrong.push(...now.map(({ kind }) => `seed ${seed}: ${kind} is told as now`));
  }

  assert.deepEqual(wrong, []);
});

test('episodes: an ordinary life, with a journey over six time zones, has none', async () => {
  const wrong: string[] = [];
  for (const seed of [21, 22])
    wrong.push(...mistakes(`seed ${seed}, nothing planted`, await simulatedDays({ seed, days: 480, episodes: [] })));

  assert.deepEqual(wrong, []);
});
