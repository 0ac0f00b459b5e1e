import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { notification } from '@aceso/contracts/notification';
import type { Page } from 'playwright-core';
import { signUpAndIn } from './account.ts';
import { openJourney } from './harness.ts';
import { inspect } from './screens.ts';
import { until } from './until.ts';

type Connections = Output<typeof healthData.operations.listConnections>;
type Nights = Output<typeof healthData.operations.listSleep>;
type Inbox = Output<typeof notification.operations.listNotifications>;

const SIMULATOR = /simulated at (http:\/\/\S+?):? nothing|simulated at (http:\/\/[\d.:]+)/;
const DAY_MS = 86_400_000;

/** Asks the API as the page would: with the cookie of its session. */
async function ask<T>(page: Page, path: string): Promise<T> {
  const reply = await page.request.get(path);
  assert.equal(reply.status(), 200, `${path}: ${await reply.text()}`);
  return (await reply.json()) as T; // The service holds its answers against the contract.
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const nights = async (page: Page): Promise<Nights['items']> =>
  (await ask<Nights>(page, `/v1/people/me/sleep?from=${dayOf(Date.now() - 5 * DAY_MS)}&to=${dayOf(Date.now() + DAY_MS)}`)).items;

test(
  'connections: connect a vendor, see the history come, hear of a new night, connect again, disconnect',
  { timeout: 280_000 },
  async (t) => {
    await using journey = await openJourney(t, { args: ['--simulate-vendors'] });
    const { step, program } = journey;
    const person = await journey.window('person');
    const [, first, second] = SIMULATOR.exec(program.said()) ?? [];
    const vendors = first ?? second ?? '';
    const atVendor = async (act: string): Promise<Response> => await fetch(`${vendors}/oura/control/${act}`, { method: 'POST' });

    await step('a person signs up and signs in', async () => {
      await person.goto('/');
      await signUpAndIn(person);
    });

    await step('refusing at the vendor connects nothing and says so', async () => {
      await person.goto('/sources');
      await inspect(person, 'connections-catalogue');
      await person.getByRole('button', { name: 'Connect Oura' }).click();
      await person.getByRole('link', { name: 'Deny' }).click();
      await person.getByText('you did not give permission').waitFor();
      assert.ok(!person.url().includes('state='), person.url());
      await inspect(person, 'connections-denied');
    });

    await step('what arrives and what does not is said before', async () => {
      await person.getByRole('button', { name: 'What arrives from Oura' }).click();
      await person.getByRole('dialog').getByText('Steps by the minute').waitFor();
      await inspect(person, 'connections-what');
      await person.getByRole('button', { name: 'Close' }).click();
    });

    await step('a phone gets a token of its own that is shown once, sends with it, and is on the page', async () => {
      await person.getByRole('button', { name: 'Connect a phone' }).click();
      await person.getByLabel('Name of the phone').fill('Ada’s iPhone');
      await person.getByRole('button', { name: 'Make the token' }).click();
      const token = await person.getByRole('textbox', { name: 'Token', exact: true }).inputValue();
      await inspect(person, 'connections-phone-token');
      await person.getByRole('button', { name: 'Close' }).click();
      const start = new Date(Date.now() - 3_600_000).toISOString();
      const batch = {
        batchId: 'journey-0001',
        device: { id: 'iphone', name: 'iPhone of Ada', platform: 'healthkit' },
        items: [{ id: 'beat-1', metric: 'HKQuantityTypeIdentifierHeartRate', start, value: 61, unit: 'count/min' }],
      };
      const pushed = await fetch(new URL('/v1/people/me/push/batches', person.url()), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(batch),
      });
      assert.equal(pushed.status, 200, await pushed.text());
      await person.reload();
      await person.getByText('Sent last').waitFor();
      await person.getByText('iPhone of Ada').first().waitFor();
      await inspect(person, 'connections-phone');
      await person.getByRole('button', { name: 'End the token of Ada’s iPhone' }).click();
      await person.getByRole('button', { name: 'End the token of Ada’s iPhone' }).waitFor({ state: 'detached' });
    });

    await step('allowing connects, and the history comes', async () => {
      await person.getByRole('button', { name: 'Connect Oura' }).click();
      await person.getByRole('link', { name: 'Allow' }).click();
      await person.getByText('Connected', { exact: true }).waitFor();
      await until('nights', async () => ((await nights(person)).length > 0 ? true : undefined));
      const [connection] = (await ask<Connections>(person, '/v1/people/me/connections')).items;
      assert.equal(connection?.state, 'active');
      await person
        .getByText(/records/)
        .first()
        .waitFor();
      await inspect(person, 'connections-connected');
    });

    await step('a new night comes by a call of the vendor and is on Today without a reload', async () => {
      const today = await person.context().newPage();
      await today.goto('/today');
      await today.getByRole('heading', { level: 1 }).waitFor();
      await today.evaluate('globalThis.wasNeverLoadedAgain = true');
      const before = await nights(person);
      assert.equal((await atVendor('add')).status, 200);
      const night = await until('the new night', async () =>
        (await nights(person)).find(({ day }) => !before.some((old) => old.day === day)),
      );
      const hours = Math.floor(night.asleepMinutes / 60);
      await today
        .getByText(new RegExp(`${hours} h|${hours}:`))
        .first()
        .waitFor();
      assert.equal(await today.evaluate('globalThis.wasNeverLoadedAgain'), true);
      await inspect(today, 'connections-today');
    });

    await step('when the person ends the access at the vendor they are asked to connect again', async () => {
      await atVendor('end-grant');
      await person.getByRole('button', { name: 'Ask Oura now' }).click();
      await person.getByRole('button', { name: 'Connect Oura again' }).waitFor();
      await until('the message', async () =>
        (await ask<Inbox>(person, '/v1/people/me/notifications')).items.some(({ title }) => title.includes('Oura')) ? true : undefined,
      );
      await inspect(person, 'connections-again');
      await person.getByRole('button', { name: 'Connect Oura again' }).click();
      await person.getByRole('link', { name: 'Allow' }).click();
      await person.getByText('Connected', { exact: true }).waitFor();
    });

    await step('disconnecting ends the access at the vendor and erases what came', async () => {
      await person.getByRole('button', { name: 'Disconnect Oura' }).click();
      await person.getByRole('switch', { name: 'Also erase what Oura brought' }).click();
      await inspect(person, 'connections-disconnect');
      await person.getByRole('button', { name: 'Disconnect', exact: true }).click();
      await person.getByRole('button', { name: 'Connect Oura' }).waitFor();
      const state = (await (await atVendor('state')).json()) as { readonly hasGrant: boolean }; // The simulator's own answer.
      assert.equal(state.hasGrant, false);
      await until('nothing left', async () => ((await nights(person)).length === 0 ? true : undefined));
    });

    await step('where a vendor has a key instead of a page, a wrong one is said and a right one connects', async () => {
      await person.getByRole('button', { name: 'Connect Garmin', exact: true }).click();
      const dialog = person.getByRole('dialog', { name: 'Connect Garmin' });
      await dialog.getByLabel('Personal API key of Garmin Connect').fill('wrong');
      await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
      await dialog.getByText(/does not take this key/).waitFor();
      await inspect(person, 'connections-key');
      await dialog.getByLabel('Personal API key of Garmin Connect').fill('a-key-of-mine');
      await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await until('nights of the watch', async () => ((await nights(person)).length > 0 ? true : undefined));
      const told = JSON.stringify(await ask<Connections>(person, '/v1/people/me/connections'));
      assert.doesNotMatch(told, /a-key-of-mine/);
    });

    await step('and where the key was deleted there, another one connects again', async () => {
      for (const act of ['delete-key', 'end-grant']) await fetch(`${vendors}/garmin/control/${act}`, { method: 'POST' });
      await person.getByRole('button', { name: 'Ask Garmin now' }).click();
      await person.getByRole('button', { name: 'Connect Garmin again' }).click();
      const dialog = person.getByRole('dialog', { name: 'Connect Garmin' });
      await dialog.getByLabel('Personal API key of Garmin Connect').fill('another-key');
      await dialog.getByRole('button', { name: 'Connect', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await person.getByText('Connected', { exact: true }).waitFor();
    });
  },
);
