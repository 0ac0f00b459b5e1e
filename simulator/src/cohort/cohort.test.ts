import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cohort, COHORT_DAYS, COHORT_PLANT_KINDS, COHORT_QUIET_DAYS, type CohortPerson } from './index.ts';

const people = (count: number, seed = 1): readonly CohortPerson[] => [...cohort({ seed, people: count, end: '2026-06-30' })];
const meanOf = ({ series, days }: CohortPerson, metric: string, from: number, to: number): number => {
  const values = (series.get(metric) ?? [])
    .filter(({ day }) => day >= (days[from] ?? '') && day <= (days[to] ?? ''))
    .map(({ value }) => value);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};

test('cohort: the same seed gives the same people, however many there are', () => {
  assert.deepEqual(people(3), people(5).slice(0, 3));
  assert.notDeepEqual(people(1)[0]?.series, people(1, 2)[0]?.series);
});

test('cohort: every kind is planted, a part has nothing, and nothing is planted before a baseline can be learnt', () => {
  const all = people(26);

  assert.deepEqual(new Set(all.flatMap(({ plant }) => plant?.kind ?? [])), new Set(COHORT_PLANT_KINDS));
  assert.equal(all.filter(({ plant }) => plant === undefined).length, 6);
  assert.ok(all.every(({ plant }) => plant === undefined || (plant.first >= COHORT_QUIET_DAYS && plant.last < COHORT_DAYS)));
});

test('cohort: days come in order, once each, with values a body can have', () => {
  for (const { series } of people(26))
    for (const [metric, days] of series) {
      assert.deepEqual(days.map(({ day }) => day).toSorted(), [...new Set(days.map(({ day }) => day))], metric);
      assert.ok(
        days.every(({ value }) => Number.isFinite(value) && value >= 0),
        metric,
      );
    }
});

test('cohort: what is planted is in the data, on its days', () => {
  const lift = (person: CohortPerson, metric: string): number => {
    const { first = 0, last = 0 } = person.plant ?? {};
    return meanOf(person, metric, first, last) - meanOf(person, metric, 60, first - 1);
  };
  const of = (kind: string): readonly CohortPerson[] => people(104).filter(({ plant }) => plant?.kind === kind);
  const average = (kind: string, metric: string): number =>
    of(kind).reduce((sum, person) => sum + lift(person, metric), 0) / of(kind).length;

  assert.ok(average('illness', 'resting-heart-rate') > 2);
  assert.ok(average('illness', 'heart-rate-variability-sdnn') < -3);
  assert.ok(average('blood-pressure-rise', 'blood-pressure-systolic') > 5);
  assert.ok(average('sleep-debt', 'sleep-duration') < -60);
  assert.ok(average('arrhythmia', 'heart-rate-variability-sdnn') > 10);
  assert.ok(average('overtraining', 'exercise-time') > 25);
  assert.ok(of('fault-gap').every((person) => Number.isNaN(lift(person, 'sleep-duration'))));
});

test('cohort: a wrong number of people or a date that is none is refused by name', () => {
  assert.throws(() => people(0), /^RangeError: people must be/);
  assert.throws(() => [...cohort({ seed: 1, people: 1, end: 'soon' })], /^RangeError: end must be/);
});
