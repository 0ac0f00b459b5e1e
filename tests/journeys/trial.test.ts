import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { notification } from '@aceso/contracts/notification';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Page } from 'playwright-core';
import { newAccount, signIn, signUpAndIn } from './account.ts';
import { openJourney } from './harness.ts';
import { movingClock } from './moving-clock.ts';
import { inspect } from './screens.ts';
import { shownNumber } from './shown-number.ts';
import { until } from './until.ts';

type Recommendations = Output<typeof recommendation.operations.listRecommendations>;
type Trials = Output<typeof recommendation.operations.listTrials>;
type Proof = Output<typeof recommendation.operations.getTrialProof>;
type Inbox = Output<typeof notification.operations.listNotifications>;

const IMPORTED_WITHIN_MS = 50_000;
const DAYS = 14;
const DAY_MS = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const CALLS_FOR_HELP = 8;
// As text: it runs in the browser, as the page would ask.
const MOVE_TO_SWITZERLAND = `fetch('/v1/people/me', { method: 'PATCH', headers: { 'content-type': 'application/json', 'x-aceso-client': 'web' }, body: '{"country":"CH"}' }).then(({ status }) => status)`;

/** Asks the API as the page would: with the cookie of its session. */
async function ask<T>(page: Page, path: string): Promise<T> {
  const reply = await page.request.get(path);
  assert.equal(reply.status(), 200, `${path}: ${await reply.text()}`);
  return (await reply.json()) as T; // The service holds its answers against the contract.
}
const trialsOf = async (page: Page) => (await ask<Trials>(page, '/v1/people/me/trials')).items;

test(
  'trial: from a card to its proof, to a trial drawn by lot, to its verdict after two weeks; and a questionnaire',
  { timeout: 280_000 },
  async (t) => {
    using clock = movingClock();
    await using journey = await openJourney(t, { environment: clock.environment });
    const { step, file } = journey;
    const person = await journey.window('person');
    const account = newAccount('Ada');

    await step('a person signs up and brings an export', async () => {
      await person.goto('/');
      await signUpAndIn(person, account);
      await person.goto('/sources');
      await person.getByLabel('Choose a file').setInputFiles(file);
      await person.getByText('Complete').first().waitFor({ timeout: IMPORTED_WITHIN_MS });
    });

    const card = await step('a card says why, with its proof, and can be tried', async () => {
      const found = await until('a card that can be tried', async () =>
        (await ask<Recommendations>(person, '/v1/people/me/recommendations')).items.find(
          ({ status, trial }) => status === 'open' && trial !== undefined,
        ),
      );
      await person.goto('/suggestions');
      const shown = person.getByRole('region', { name: found.title });
      await shown.getByRole('button', { name: 'See the evidence' }).click();
      const sheet = person.getByRole('dialog', { name: 'Where these numbers come from' });
      await sheet.getByRole('list').first().locator(':scope > li').first().waitFor();
      await sheet.getByRole('button', { name: 'Close' }).click();
      await inspect(person, 'trial-card');
      await shown.getByRole('link', { name: /^Try it for/ }).click();
      await person.getByRole('heading', { name: found.title }).waitFor();
      return found;
    });

    await step('something unsafe is refused with its reason', async () => {
      await person.getByLabel('What to try').selectOption('own');
      await person.getByLabel('In your own words').fill('Take half of my tablets');
      await person.getByLabel('What to look at').selectOption({ label: 'Steps' });
      await person.getByText('Medicines and other drugs are nothing to try here').waitFor();
      assert.equal(await person.getByRole('button', { name: 'Start the trial' }).isDisabled(), true);
      await inspect(person, 'trial-refused');
    });

    const trial = await step('the card is tried from today on, by lot', async () => {
      await person.getByLabel('What to try').selectOption(card.guideline);
      await person.getByLabel('Days in a row').fill('1');
      await person.getByLabel('Times each').fill(String(DAYS / 2));
      await person.getByLabel('Days to leave out').fill('0');
      await person.getByText('Today', { exact: true }).last().click();
      await person.getByText(`${DAYS} days, half of them with it and half without`, { exact: false }).waitFor();
      await inspect(person, 'trial-new');
      await person.getByRole('button', { name: 'Start the trial' }).click();
      await person.getByRole('heading', { name: 'A trial is running' }).waitFor();
      const [item] = await trialsOf(person);
      assert.ok(item !== undefined);
      assert.equal(item.trial.recommendationId, card.recommendationId);
      await inspect(person, 'trial-running');
      return item.trial;
    });

    await step('Today says what to do, and one tap tells whether it was done', async () => {
      await person.goto('/today');
      const shown = person.getByRole('region', { name: trial.title });
      await shown.getByText(trial.today?.instruction ?? '-').waitFor();
      await inspect(person, 'trial-today');
      await shown.getByRole('button', { name: trial.today?.arm === 'on' ? 'Done' : 'Kept to it' }).click();
      await shown.getByText('You told us: kept to it.').waitFor();
      assert.deepEqual((await trialsOf(person))[0]?.trial.adherence, { told: 1, followed: 1 });
    });

    await step('an illness pauses it, and it goes on the same day', async () => {
      await person.goto('/trials');
      await person.getByRole('button', { name: 'I am ill, pause it' }).click();
      await person.getByText('Paused. The days wait for you.').waitFor();
      await inspect(person, 'trial-paused');
      await person.getByRole('button', { name: 'Go on' }).click();
      await person.getByRole('button', { name: 'I am ill, pause it' }).waitFor();
    });

    await step('two weeks pass; the days come, better on those with it, and the verdict is told', async () => {
      const token = await phoneToken(person);
      const address = person.url();
      await person.goto('about:blank');
      await clock.passDays(DAYS + trial.lagDays);
      await sendDays(address, token, trial, trial.direction === 'up' ? 1 : -1);
      // The session may be over by then, as it would be for a browser that was closed for so long.
      await person.goto('/auth/sign-in?return=/trials');
      const form = person.getByRole('heading', { name: 'Sign in' });
      await form
        .or(person.getByRole('heading', { level: 1 }))
        .first()
        .waitFor();
      if (await form.isVisible()) await signIn(person, account);
      await person.waitForURL('**/trials');
      await person.getByText('It helped', { exact: true }).waitFor();
      const [item] = await trialsOf(person);
      assert.equal(item?.verdict?.verdict, 'helped');
      await person.getByText(item.verdict.text).waitFor();
      await person.getByRole('img', { name: new RegExp(`^${trial.title}\\. Days with it: mean`) }).waitFor();
      await inspect(person, 'trial-verdict');
      const told = await until('the message', async () =>
        (await ask<Inbox>(person, '/v1/people/me/notifications')).items.find(({ title }) => title.startsWith('Your trial is over')),
      );
      assert.equal(told.title, 'Your trial is over: it helped');
    });

    await step('the proof is the API’s, the same bytes each time, and shows every day', async () => {
      const path = `/v1/people/me/trials/${trial.trialId}/proof`;
      const [once, again] = [await person.request.get(path), await person.request.get(path)];
      assert.equal(await once.text(), await again.text());
      const proof = (await once.json()) as Proof; // As in `ask`.
      await person.getByRole('button', { name: 'See where this comes from' }).click();
      const sheet = person.getByRole('dialog', { name: 'Where this verdict comes from' });
      await sheet.getByText(proof.fingerprint.slice(0, 16)).waitFor();
      assert.equal(await sheet.getByRole('row').filter({ hasText: 'counted' }).count(), DAYS);
      const seed = sheet.locator('dt', { hasText: 'Seed of the order' }).locator('xpath=following-sibling::dd');
      assert.equal(shownNumber(await seed.innerText()), trial.seed);
      await inspect(person, 'trial-proof');
      await sheet.getByRole('button', { name: 'Close' }).click();
    });

    await step('a questionnaire shows whom to call at the tap, before anything is sent', async () => {
      assert.equal(await person.evaluate(MOVE_TO_SWITZERLAND), 200);
      await person.goto('/questionnaires');
      await inspect(person, 'questionnaires');
      await person.getByRole('link', { name: 'Answer Mood (PHQ-9)' }).click();
      await person.getByRole('radio', { name: 'Not at all' }).first().waitFor();
      await person.getByRole('radio', { name: 'Several days' }).nth(CALLS_FOR_HELP).check();
      const crisis = person.getByRole('alert');
      await crisis.getByText('Talk to somebody now').waitFor();
      await crisis.getByRole('link', { name: 'Call 112' }).waitFor();
      await inspect(person, 'questionnaire-crisis');
      await person.getByRole('button', { name: 'See what it adds up to' }).click();
      await person.getByText('8 questions are not answered yet.').waitFor();
      const never = person.getByRole('radio', { name: 'Not at all' });
      for (let i = 0; i < CALLS_FOR_HELP; i += 1) await never.nth(i).check();
      await person.getByRole('button', { name: 'See what it adds up to' }).click();
      await person.getByText('1 of 27').waitFor();
      await inspect(person, 'questionnaire-answered');
      await person.goto('/today');
      await person.getByRole('heading', { name: 'Talk to somebody today' }).waitFor();
    });

    await step('a sum can be entered where the words may not be shown', async () => {
      await person.goto('/questionnaires/isi');
      await person.getByLabel('Sum, 0 to 28').fill('9');
      await person.getByRole('button', { name: 'See what it adds up to' }).click();
      await person.getByText('9 of 28').waitFor();
      await inspect(person, 'questionnaire-sum');
    });

    await step('a reminder is chosen, kept, and taken back', async () => {
      await person.getByLabel('How often to fill it in again').selectOption({ label: 'Every 4 weeks' });
      await person.getByText(/^Next on \d/).waitFor();
      await person.reload();
      await person.getByText(/^Next on \d/).waitFor();
      await inspect(person, 'questionnaire-reminder');
      await person.getByLabel('How often to fill it in again').selectOption({ label: 'Never' });
      await person.getByText(/^Next on \d/).waitFor({ state: 'detached' });
    });

    await step('what only risk equations ask for is told, and each equation says what it lacks', async () => {
      await person.goto('/settings');
      const vegetables = person.getByLabel('Vegetables, fruit or berries every day');
      await vegetables.selectOption({ label: 'No' });
      await person.getByText('Which equations a clinician can see').click();
      await person.getByRole('listitem').filter({ hasText: 'FINDRISC' }).waitFor();
      await inspect(person, 'settings-risk');
      await person.reload();
      await vegetables.waitFor();
      assert.equal(await vegetables.inputValue(), 'no');
    });
  },
);

/** A token as a phone gets it. */
async function phoneToken(page: Page): Promise<string> {
  await page.goto('/sources');
  await page.getByRole('button', { name: 'Connect a phone' }).click();
  await page.getByLabel('Name of the phone').fill('Phone');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const token = await page.getByRole('textbox', { name: 'Token', exact: true }).inputValue();
  await page.getByRole('button', { name: 'Close' }).click();
  return token;
}

/** Sends the days of a trial as a phone does, with plainly more (or less) on those with it. */
async function sendDays(address: string, token: string, trial: Trials['items'][number]['trial'], sign: 1 | -1): Promise<void> {
  const step = 4 * trial.smallestDifference;
  const items = trial.days.map(({ day: told, arm }, i) => {
    const day = dayOf(Date.parse(told) + trial.lagDays * DAY_MS);
    const value = 20 * step + (i % 3) * (step / 8) + (arm === 'on' ? sign * step : 0);
    if (trial.metric !== 'sleep-duration')
      return { id: `t-${day}`, metric: trial.metric, start: `${day}T10:00:00Z`, end: `${day}T18:00:00Z`, value, unit: trial.unit };
    const end = Date.parse(`${day}T06:00:00Z`);
    const asleep = 400 + (i % 3) * 5 + (arm === 'on' ? sign * 60 : 0);
    const start = new Date(end - asleep * 60_000).toISOString();
    return { id: `t-${day}`, kind: 'sleep', stages: [{ stage: 'asleep', start, end: new Date(end).toISOString() }] };
  });
  const device = { id: 'phone', name: 'Phone', platform: 'healthkit' };
  const reply = await fetch(new URL('/v1/people/me/push/batches', address), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ batchId: 'journey-trial-0001', device, items }),
  });
  assert.equal(reply.status, 200, await reply.text());
}
