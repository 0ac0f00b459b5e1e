import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { EpisodeKind } from './episodes/episode.ts';
import { simulate } from './simulate.ts';
import { record } from './testing/recorded.ts';
import type { Recorded, Recording } from './testing/recorded.ts';
import type { DayTruth, Simulation } from './truth.ts';

const ORDINARY = { seed: 11, end: new Date('2026-11-20T18:12:00Z'), timeZone: 'Europe/Berlin', format: 'xml', out: '/dev/null' } as const;
let years: Simulation;
let story: Recording;

// Two ordinary years for the rhythms, and one export with the usual story.
before(async () => {
  years = await simulate({ ...ORDINARY, years: 2, trip: false, episodes: [] });
  story = await record({ seed: 4, end: ORDINARY.end, timeZone: ORDINARY.timeZone, days: 500 });
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const present = <T>(value: T | undefined): value is T => value !== undefined;
const monthOf = (day: DayTruth): number => Number(day.day.slice(5, 7));
const weekdayOf = (day: DayTruth): number => new Date(day.day).getUTCDay();

/** Values of a type while an episode is at work and in the forty days before it. */
function around(kind: EpisodeKind, type: string, which: 'first' | 'last' = 'last'): { readonly within: number; readonly before: number } {
  const matching = story.simulation.planted.filter((planted) => planted.kind === kind);
  const episode = which === 'first' ? matching[0]! : matching[matching.length - 1]!;
  const [from, to] = [Date.parse(episode.from) / 1000, Date.parse(episode.to) / 1000 + 86_400];
  const values = (low: number, high: number): readonly number[] =>
    story.series
      .get(`HKQuantityTypeIdentifier${type}`)!
      .filter(({ endSec }: Recorded) => endSec >= low && endSec < high)
      .map(({ value }) => value);
  return { within: mean(values(from, to)), before: mean(values(from - 40 * 86_400, from)) };
}

test('story: people walk more in summer than in winter', () => {
  const steps = (months: readonly number[]): number =>
    mean(years.truth.days.filter((day) => months.includes(monthOf(day))).map((day) => day.steps.fused));

  assert.ok(steps([5, 6, 7, 8]) > 1.08 * steps([11, 12, 1, 2]));
});

test('story: the week has its rhythm: workouts on Tuesdays, late nights before free days', () => {
  const on = (weekday: number): readonly DayTruth[] => years.truth.days.filter((day) => weekdayOf(day) === weekday);
  const exercise = (weekday: number): number => mean(on(weekday).map((day) => day.exerciseMinutes));
  const bedtimeHour = (weekday: number): number =>
    mean(on(weekday).map((day) => (Date.parse(day.sleep?.inBed ?? day.day) - Date.parse(`${day.day}T00:00:00+01:00`)) / 3_600_000));

  assert.ok(exercise(2) > exercise(1) + 15);
  assert.ok(bedtimeHour(6) > bedtimeHour(3) + 0.5);
});

test('story: resting heart rate is a little higher in winter', () => {
  const resting = (months: readonly number[]): number =>
    mean(
      years.truth.days
        .filter((day) => months.includes(monthOf(day)))
        .map((day) => day.restingHeartRatePerMin)
        .filter(present),
    );

  assert.ok(resting([12, 1, 2]) > resting([6, 7, 8]) + 0.6);
});

test('story: an ordinary person reaches the 150 minutes a week and sleeps more than seven hours', () => {
  const asleep = years.truth.days
    .map((day) => day.sleep?.stages)
    .filter(present)
    .map((stages) => stages.coreMin + stages.deepMin + stages.remMin);

  assert.ok(7 * mean(years.truth.days.map((day) => day.exerciseMinutes)) > 160);
  assert.ok(mean(asleep) > 420 && mean(asleep) < 500, `${mean(asleep)}`);
});

test('story: without episodes nothing is planted', () => {
  assert.deepEqual(years.planted, []);
});

for (const which of ['first', 'last'] as const) {
  test(`story: the ${which} fever shows in heart, breath, temperature and variability`, () => {
    const resting = around('fever-episode', 'RestingHeartRate', which);
    const breath = around('fever-episode', 'RespiratoryRate', which);
    const warmth = around('fever-episode', 'AppleSleepingWristTemperature', which);
    const variability = around('fever-episode', 'HeartRateVariabilitySDNN', which);

    assert.ok(resting.within > resting.before + 4.5, JSON.stringify(resting));
    assert.ok(breath.within > breath.before + 1.5, JSON.stringify(breath));
    assert.ok(warmth.within > warmth.before + 0.7, JSON.stringify(warmth));
    assert.ok(variability.within < 0.85 * variability.before, JSON.stringify(variability));
  });
}

test('story: blood pressure rises over the last months, with two readings in every week at home', () => {
  const rising = story.simulation.planted.find(({ kind }) => kind === 'rising-blood-pressure')!;
  const readings = story.simulation.truth.days.filter(({ day }) => day >= rising.from);
  const systolic = (days: readonly DayTruth[]): number => mean(days.flatMap((day) => day.bloodPressure.map((reading) => reading.systolic)));
  const before = story.simulation.truth.days.filter(({ day }) => day < rising.from);
  const weeks = Array.from(
    { length: Math.floor(readings.length / 7) },
    (_, week) => readings.slice(7 * week, 7 * week + 7).flatMap((day) => day.bloodPressure).length,
  );

  assert.ok(Math.abs(systolic(before) - 122) < 2.5);
  assert.ok(Math.abs(systolic(readings.slice(-30)) - 138.5) < 4);
  assert.ok(weeks.filter((count) => count >= 2).length >= weeks.length - 1, weeks.join(' '));
});

test('story: bedtime slides later and becomes irregular, and sleep becomes shorter', () => {
  const drift = story.simulation.planted.find(({ kind }) => kind === 'bedtime-drift')!;
  const { days } = story.simulation.truth;
  const start = days.findIndex(({ day }) => day === drift.from);
  const hours = (part: readonly DayTruth[]): readonly number[] =>
    part
      .filter((day) => ![0, 6].includes(weekdayOf(day)))
      .map((day) => (Date.parse(day.sleep!.inBed) - Date.parse(`${day.day}T00:00:00+01:00`)) / 3_600_000);
  const spread = (values: readonly number[]): number => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
  const [before, late] = [hours(days.slice(start - 30, start)), hours(days.slice(-21))];
  const length = (part: readonly DayTruth[]): number =>
    mean(part.map((day) => (Date.parse(day.sleep!.outOfBed) - Date.parse(day.sleep!.inBed)) / 3_600_000));

  assert.ok(mean(late) > mean(before) + 1, `${mean(before)} to ${mean(late)}`);
  assert.ok(spread(late) > 1.3 * spread(before), `${spread(before)} to ${spread(late)}`);
  assert.ok(length(days.slice(-21, -5)) < length(days.slice(start - 30, start)) - 0.5);
});

test('story: recent weeks stay below the 150 minutes, and the weeks of the training block lie far above', () => {
  const weekly = (kind: EpisodeKind): number => {
    const { from, to } = story.simulation.planted.find((planted) => planted.kind === kind)!;
    return 7 * mean(story.simulation.truth.days.filter(({ day }) => day >= from && day <= to).map((day) => day.exerciseMinutes));
  };

  assert.ok(weekly('low-activity') < 110, `${weekly('low-activity')}`);
  assert.ok(weekly('training-block') > 240, `${weekly('training-block')}`);
});

test('story: weight goes up by about what was planted', () => {
  const weights = story.simulation.truth.days.map((day) => day.weightKg).filter(present);
  const gain = mean(weights.slice(-4)) - mean(weights.slice(-110, -75));

  assert.ok(gain > 3 && gain < 6.5, `${gain}`);
});

test('story: the stretch of low variability is low in variability', () => {
  const { within, before } = around('low-hrv-stretch', 'HeartRateVariabilitySDNN');

  assert.ok(within < 0.75 * before, `${within} after ${before}`);
});

test('story: episodes given by date are planted on those days, and nothing else is', async () => {
  const episodes = [{ kind: 'fever-episode', from: '2026-10-01', to: '2026-10-06', size: 12 }] as const;

  const { planted, truth } = await simulate({ ...ORDINARY, days: 90, episodes });

  assert.deepEqual(
    planted.map(({ kind, from, to, size, isRecent }) => ({ kind, from, to, size, isRecent })),
    [{ ...episodes[0], isRecent: false }],
  );
  const resting = (from: string, to: string): number =>
    mean(
      truth.days
        .filter(({ day }) => day >= from && day <= to)
        .map((day) => day.restingHeartRatePerMin)
        .filter(present),
    );
  assert.ok(resting('2026-10-01', '2026-10-06') > resting('2026-09-01', '2026-09-30') + 7);
});
