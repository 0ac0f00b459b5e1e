import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cohort, COHORT_DAYS, COHORT_QUIET_DAYS, type CohortPerson } from '@aceso/simulator/cohort';
import { comparedNights, moved, published } from './night-signal.ts';
import { falseRate, tally } from './tally.ts';

const people = [...cohort({ seed: 5, people: 26, end: '2026-06-30' })];
const withPlant = (kind: string): CohortPerson => {
  const found = people.find(({ plant }) => plant?.kind === kind);
  if (found === undefined) throw new Error(`nobody has ${kind}`);
  return found;
};
const said = (day: number, kind: string) => ({ day, kind, sureness: 0.9 });

test('tally: the first fitting word inside of the plant finds it, counted from its first day and from the symptoms', () => {
  const person = withPlant('illness');
  const { first = 0, symptoms = 0 } = person.plant ?? {};

  const found = tally(person, [said(first - 1, 'illness-like-strain'), said(first + 2, 'resting-heart-rate-above-usual')]);

  assert.equal(found.delay, 2);
  assert.equal(found.lead, symptoms - first - 2);
  assert.deepEqual(
    found.wrong.map(({ day }) => day),
    [first - 1],
  );
});

test('tally: a word that does not fit the plant is false on its days, too; one that fits is false before them', () => {
  const person = withPlant('sleep-debt');
  const { first = 0 } = person.plant ?? {};

  const { wrong, delay } = tally(person, [
    said(first + 3, 'weight-rising'),
    said(first + 9, 'bedtime-later'),
    said(first - 5, 'short-sleep'),
  ]);

  assert.deepEqual(
    wrong.map(({ kind }) => kind),
    ['weight-rising', 'short-sleep'],
  );
  assert.equal(delay, undefined);
});

test('falseRate: false words by the months in which every word would be false', () => {
  const healthy = people.find(({ plant }) => plant === undefined);
  assert.ok(healthy);
  const one = tally(healthy, [said(130, 'a'), said(150, 'b')]);

  assert.equal(one.quietDays, COHORT_DAYS - COHORT_QUIET_DAYS);
  assert.equal(falseRate([one]), 2 / (one.quietDays / (365.25 / 12)));
  assert.equal(falseRate([one], ['a']), 1 / (one.quietDays / (365.25 / 12)));
});

test('moved: a higher limit never alerts on more days', () => {
  for (const person of people) {
    const nights = comparedNights(person);
    const counts = [3, 5, 7, 12].map((limit) => moved(person, nights, limit).length);
    assert.equal(counts.at(-1), 0);
    assert.ok(published(person, 1).length + counts.length > 0);
  }
});
