import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Page } from 'playwright-core';
import { newAccount, signUpAndIn } from './account.ts';
import { claimOperator } from './api.ts';
import { openJourney, ZONE } from './harness.ts';
import { inspect } from './screens.ts';
import { until } from './until.ts';

type Daily = Output<typeof healthData.operations.readDaily>;

const DAY_MS = 86_400_000;
const DAYS = 6;
const WATCH = 2506;
const PHONE = 1919;

const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
const record = (type: string, source: string, from: number, to: number, value: number, unit: string): string =>
  `<Record type="HKQuantityTypeIdentifier${type}" sourceName="${source}" unit="${unit}" creationDate="${stamp(to)}" startDate="${stamp(from)}" endDate="${stamp(to)}" value="${value}"/>`;
const workout = (source: string, from: number, minutes: number, kcal: number): string =>
  `<Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="${minutes}" durationUnit="min" totalEnergyBurned="${kcal}" totalEnergyBurnedUnit="kcal" sourceName="${source}" creationDate="${stamp(from)}" startDate="${stamp(from)}" endDate="${stamp(from + minutes * 60_000)}"/>`;

/** Six days on which a watch and a phone saw the same walk, one run that both recorded, and a value that a clock put into the future. */
function exportOfTwo(): string {
  const noon = Math.floor((Date.now() - DAYS * DAY_MS) / DAY_MS) * DAY_MS + DAY_MS / 2;
  const days = Array.from({ length: DAYS }, (_, i) => noon + i * DAY_MS);
  const half = 30 * 60_000;
  const elements = days.flatMap((at, i) => [
    record('StepCount', 'Ada’s Watch', at, at + half, WATCH + i, 'count'),
    record('StepCount', 'Ada’s Phone', at, at + half, PHONE + i, 'count'),
    ...Array.from({ length: 8 }, (_, n) =>
      record('HeartRate', 'Ada’s Watch', at + n * 300_000, at + n * 300_000, 60 + ((i + n) % 9), 'count/min'),
    ),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_GB">\n<ExportDate value="${stamp(Date.now())}"/>\n${[
    ...elements,
    workout('Ada’s Watch', noon, 42, 410),
    workout('Ada’s Phone', noon + 60_000, 41, 385),
    record('HeartRate', 'Ada’s Watch', noon + 900 * DAY_MS, noon + 900 * DAY_MS, 61, 'count/min'),
  ].join('\n')}\n</HealthData>\n`;
}

/** The page can be read before it answers. */
const ready = async (page: Page): Promise<void> => await page.locator('html[data-ready]').waitFor();

/** Steps of the days, as the page would ask for them. */
async function steps(page: Page): Promise<readonly number[]> {
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const query = `metrics=step-count&from=${day(Date.now() - 9 * DAY_MS)}&to=${day(Date.now())}`;
  const reply = await page.request.get(`/v1/people/me/daily?${query}`);
  const { series } = (await reply.json()) as Daily; // The service holds its answers against the contract.
  return series[0]?.values.map(({ value }) => value) ?? [];
}

test(
  'sources: what another order would change is shown before it is used, and a day tells how it was counted',
  { timeout: 180_000 },
  async (t) => {
    await using journey = await openJourney(t);
    const { step, program } = journey;
    const person = await journey.window('person');
    const file = join(dirname(journey.file), 'two-devices.xml');
    writeFileSync(file, exportOfTwo());
    const of = (value: number): string => Array.from({ length: DAYS }, (_, i) => value + i).join();

    await step('a person brings the export of a household with two devices', async () => {
      await claimOperator(program.url, program.code, newAccount('Olga'), ZONE);
      await person.goto('/');
      await signUpAndIn(person);
      await person.goto('/sources');
      await ready(person);
      await person.getByLabel('Choose a file').setInputFiles(file);
      await person.getByText('Complete').waitFor();
      assert.equal((await steps(person)).join(), of(WATCH));
    });

    await step('a workout that two devices recorded is shown once, with both', async () => {
      await person.reload();
      await ready(person);
      const workouts = person.getByRole('region', { name: 'Workouts, each once' });
      await workouts.getByText('1 workout in the last 90 days. 1 was recorded by several sources.').waitFor();
      await workouts.getByText('Ada’s Watch: 42 min, 410 kcal').waitFor();
      await workouts.getByText('Also Ada’s Phone: 41 min, 385 kcal').waitFor();
      await person
        .getByRole('region', { name: /How well your sources measured/ })
        .getByText('Two devices disagree 6 times')
        .waitFor();
      await inspect(person, 'sources-two-devices');
    });

    await step('another order is first only looked at', async () => {
      await person.getByRole('button', { name: 'Move Ada’s Phone up' }).click();
      await person.getByText('Not in use yet.').waitFor();
      await inspect(person, 'sources-order-draft');
      await person.getByRole('button', { name: 'See what would change' }).click();
      const sheet = person.getByRole('dialog', { name: 'What this order would change' });
      await sheet.getByText(/6 days of 1 measure would have another value\. 1 workout would be told by another source\./).waitFor();
      await inspect(person, 'sources-order-preview');
      await sheet.getByRole('button', { name: 'Leave as it is' }).click();
      assert.equal((await steps(person)).join(), of(WATCH));
    });

    await step('and then used', async () => {
      await person.getByRole('button', { name: 'See what would change' }).click();
      await person.getByRole('button', { name: 'Use this order' }).click();
      await person.getByText('The order is in use. Days are summed up anew.', { exact: true }).waitFor();
      await until('days of the phone', async () => ((await steps(person)).join() === of(PHONE) ? true : undefined));
    });

    await step('a family has an order of its own', async () => {
      await person.getByLabel('Order for').selectOption('heart');
      await person.getByText('Follows the order for everything.').waitFor();
      await person.getByRole('button', { name: 'Move Ada’s Watch up' }).click();
      await person.getByRole('button', { name: 'See what would change' }).click();
      await person.getByText('No value would change.').waitFor();
      await person.getByRole('button', { name: 'Use this order' }).click();
      await person.getByText('Has an order of its own.').waitFor();
      await person.getByRole('button', { name: 'Follow the order for everything' }).click();
      await person.getByText('Follows the order for everything.').waitFor();
    });

    await step('a day tells which source counted, and what was left out and why', async () => {
      await person.goto('/explore/step-count?range=30d');
      const counted = person.getByRole('region', { name: /^How .* was counted$/ });
      await counted.getByRole('list', { name: 'What counted' }).getByText('Ada’s Phone').waitFor();
      await counted.getByText('Ada’s Phone saw the same minutes and stands above it').waitFor();
      await inspect(person, 'measure-day-counted');
      await person.goto('/explore/heart-rate?range=30d');
      await person.getByText('The mean of the minutes with readings').waitFor();
      await inspect(person, 'measure-day-counted-heart-rate');
    });
  },
);
