import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { notification } from '@aceso/contracts/notification';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Page } from 'playwright-core';
import { answerQuestions, newAccount, signIn } from './account.ts';
import { openJourney } from './harness.ts';
import { inspect } from './screens.ts';
import { watchProgress } from './seen-progress.ts';
import { shownNumber } from './shown-number.ts';
import { until } from './until.ts';

type Recommendations = Output<typeof recommendation.operations.listRecommendations>;
type Proof = Output<typeof recommendation.operations.getProof>;
type Uploads = Output<typeof healthData.operations.listUploads>;
type Latest = Output<typeof healthData.operations.listLatest>;
type Inbox = Output<typeof notification.operations.listNotifications>;
type Trace = Output<typeof monitoring.operations.getTrace>;

const TRACE = crypto.randomUUID().replaceAll('-', '');
const IMPORTED_WITHIN_MS = 50_000;
const OBEYED_WITHIN_MS = 2000;
const OPEN_AT_MOST = 1;

/** Asks the API as the page would: with the cookie of its session. */
async function ask<T>(page: Page, path: string): Promise<T> {
  const reply = await page.request.get(path);
  assert.equal(reply.status(), 200, `${path}: ${await reply.text()}`);
  return (await reply.json()) as T; // The service holds its answers against the contract.
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
const suggestions = async (page: Page) =>
  (await ask<Recommendations>(page, '/v1/people/me/recommendations')).items.filter(
    ({ status, urgency }) => status === 'open' && urgency !== 'seek-care-now',
  );

test(
  'main job: from a stranger’s export to advice with proof, and an operator who sees and steers it all',
  { timeout: 280_000 },
  async (t) => {
    await using journey = await openJourney(t);
    const { step, program, file, simulation } = journey;
    const operator = await journey.window('operator');
    const person = await journey.window('person');

    await step('the operator claims the installation with the one-time code', async () => {
      await operator.goto(`/start#k=${program.code}`);
      await operator.getByRole('button', { name: 'Create the operator account' }).click();
      const account = newAccount('Olga');
      await answerQuestions(operator, account);
      await operator.getByRole('button', { name: 'Create the account' }).click();
      await operator.getByRole('heading', { name: 'Your space is ready' }).waitFor();
      await operator.getByRole('link', { name: 'Sign in' }).click();
      await signIn(operator, account);
      await operator.waitForURL('**/ops/health');
      await inspect(operator, 'ops-health');
    });

    await step('a person signs up and signs in', async () => {
      await person.goto('/');
      await inspect(person, 'start');
      await person.getByRole('button', { name: 'Create my space' }).click();
      const account = newAccount('Ada');
      await answerQuestions(person, account, async (at) => await inspect(person, `sign-up-${at}`));
      await person.getByRole('button', { name: 'Next' }).click();
      await inspect(person, 'sign-up-consent');
      await person.getByRole('button', { name: 'I agree', exact: true }).click();
      await person.getByRole('heading', { name: 'Your space is ready' }).waitFor();
      await person.getByRole('link', { name: 'Sign in' }).click();
      await signIn(person, account, async () => await inspect(person, 'sign-in'));
      await person.waitForURL('**/today');
      await inspect(person, 'today-empty');
    });

    const inbox = await step('the inbox stands open in a second tab, empty', async () => {
      const tab = await person.context().newPage();
      await tab.goto('/notifications');
      await tab.getByText('Nothing here yet.').waitFor();
      await tab.evaluate('globalThis.wasNeverLoadedAgain = true');
      return tab;
    });

    await step('the person uploads an export and sees progress and the report', async () => {
      await person.getByRole('link', { name: 'Sources' }).click();
      await person.getByRole('heading', { name: 'Where your data comes from' }).waitFor();
      await inspect(person, 'sources-empty');
      const progress = await watchProgress(person);
      await person.route('**/v1/uploads/*', async (route) => {
        await route.continue({ headers: { ...route.request().headers(), traceparent: `00-${TRACE}-${TRACE.slice(0, 16)}-01` } });
      });
      await person.getByLabel('Choose a file').setInputFiles(file);
      const past = person.getByRole('listitem').filter({ has: person.getByRole('heading', { name: 'export.zip' }) });
      await past.getByText('Complete').waitFor({ timeout: IMPORTED_WITHIN_MS });

      const seen = await progress();
      assert.ok(
        seen.some((words) => /^export\.zip: .*\d/.test(words)),
        `progress seen: ${seen.join('; ')}`,
      );
      const [upload] = (await ask<Uploads>(person, '/v1/uploads')).items;
      const read = Object.fromEntries(Object.entries(upload?.report?.types ?? {}).map(([type, tally]) => [type, tally.read]));
      for (const [type, { count }] of Object.entries(simulation.records)) assert.equal(read[type], count, `records of ${type}`);
      await past.getByRole('button', { name: 'Report of export.zip' }).click();
      const report = person.getByRole('dialog', { name: 'Report of export.zip' });
      const steps = report.getByRole('row').filter({ hasText: 'StepCount' }).getByRole('cell').first();
      assert.equal(shownNumber(await steps.innerText()), simulation.records['HKQuantityTypeIdentifierStepCount']?.count);
      await inspect(person, 'sources-report');
      await report.getByRole('button', { name: 'Close' }).click();
      await inspect(person, 'sources');
    });

    await step('the file can be had back as it was, and removed, while the data stays', async () => {
      const [kept] = await Promise.all([
        person.waitForEvent('download'),
        person.getByRole('link', { name: 'Have the file back: export.zip' }).click(),
      ]);
      assert.equal(readFileSync(await kept.path()).equals(readFileSync(file)), true);
      await person.getByRole('button', { name: 'Remove the file export.zip?' }).click();
      await person.getByRole('button', { name: 'Remove the file', exact: true }).click();
      await person.getByRole('link', { name: 'Have the file back: export.zip' }).waitFor({ state: 'detached' });
      assert.ok((await ask<Latest>(person, '/v1/people/me/latest')).items.length > 10);
    });

    await step('notifications of the import and of a suggestion come in without a reload', async () => {
      await until('two notifications', async () => {
        const { items } = await ask<Inbox>(person, '/v1/people/me/notifications');
        return ['import-finished', 'new-suggestion'].every((kind) => items.some(({ category }) => category === kind)) ? items : undefined;
      });
      const { items } = await ask<Inbox>(person, '/v1/people/me/notifications');
      for (const { title } of items.slice(0, 3)) await inbox.getByRole('article', { name: title }).first().waitFor();
      assert.equal(await inbox.evaluate('globalThis.wasNeverLoadedAgain'), true);
      await inspect(inbox, 'inbox');
    });

    const shown = await step('Today shows the best suggestion with why, how sure, source and what to do', async () => {
      await person.getByRole('link', { name: 'Today' }).click();
      await until('more suggestions than one', async () => ((await suggestions(person)).length > OPEN_AT_MOST ? true : undefined));
      const [first] = await suggestions(person);
      assert.ok(first !== undefined);
      const card = person.getByRole('region', { name: first.title });
      await card.waitFor();
      const text = await card.innerText();
      for (const part of [first.why, ...(first.steps ?? []), first.sureness.basis, first.sources[0]?.title ?? '-', first.disclaimer])
        assert.ok(text.includes(part), `the card lacks: ${part}`);
      await inspect(person, 'today');
      return first;
    });

    await step('every number of the proof is the API’s', async () => {
      const proof = await ask<Proof>(person, `/v1/people/me/recommendations/${shown.recommendationId}/proof`);
      assert.ok(proof.figures.length > 0);
      await person.getByRole('button', { name: 'See the evidence' }).click();
      const sheet = person.getByRole('dialog', { name: 'Where these numbers come from' });
      await sheet.getByText(proof.inputsFingerprint.slice(0, 16)).waitFor();
      const figures = sheet.getByRole('list').first().locator(':scope > li');
      assert.equal(await figures.count(), proof.figures.length);
      for (const [i, { figure, days, samples }] of proof.figures.entries()) {
        const [value, , basis] = await figures.nth(i).getByRole('paragraph').allInnerTexts();
        const factor = 10 ** figure.decimals;
        assert.equal(shownNumber(value?.split(': ')[1] ?? ''), Math.round(figure.value * factor) / factor, `${value}`);
        assert.deepEqual(
          (basis ?? '')
            .split(', ')
            .slice(0, 2)
            .map((part) => shownNumber(part)),
          [days.length, samples],
        );
      }
      await inspect(person, 'proof');
      await sheet.getByRole('button', { name: 'Close' }).click();
    });

    await step('what changed lately opens the numbers it was found in', async () => {
      await person
        .getByRole('button', { name: /^Where this comes from: / })
        .first()
        .click();
      const sheet = person.getByRole('dialog', { name: 'Where this comes from' });
      await sheet.getByRole('list').first().locator(':scope > li').first().waitFor();
      await inspect(person, 'insight-proof');
      await sheet.getByRole('button', { name: 'Close' }).click();
    });

    const services = ['gateway', 'health-data', 'recommendation', 'notification'];
    const trace = await step('the operator’s trace of the upload leads through the services', async () => {
      return await until('a trace through all services', async () => {
        const reply = await operator.request.get(`/v1/ops/traces/${TRACE}`);
        if (reply.status() !== 200) return undefined;
        const found = (await reply.json()) as Trace; // As in `ask`.
        return services.every((service) => found.services.includes(service)) ? found : undefined;
      });
    });

    await step('and opens it as a waterfall', async () => {
      assert.deepEqual([trace.spans[0]?.service, trace.spans[0]?.name], ['gateway', 'PATCH /v1/uploads/:uploadId']);
      await operator.getByRole('link', { name: 'Traces' }).click();
      await inspect(operator, 'ops-traces');
      await operator.getByLabel('Open by id').fill(TRACE);
      await operator.getByRole('button', { name: 'Open', exact: true }).click();
      await operator.getByRole('heading', { name: 'Steps' }).waitFor();
      const waterfall = operator.getByRole('region', { name: 'Steps' });
      for (const service of services) {
        const span = trace.spans.find((one) => one.service === service);
        await waterfall
          .getByRole('button', { name: `${service} ${span?.name}` })
          .first()
          .waitFor();
      }
      await inspect(operator, 'ops-trace');
    });

    await step('a setting that the operator changes is obeyed at once', async () => {
      await operator.getByRole('link', { name: 'Configuration' }).click();
      await operator.getByRole('navigation', { name: 'Services' }).getByRole('link', { name: 'recommendation' }).click();
      await operator.getByRole('button', { name: 'Change openAtMost' }).click();
      await operator.getByLabel('New value of openAtMost').fill(String(OPEN_AT_MOST));
      await operator.getByLabel('Reason').fill('One thing at a time.');
      await inspect(operator, 'ops-config');
      await operator.getByRole('button', { name: 'Apply' }).click();
      await until('a shorter list', async () => ((await suggestions(person)).length === OPEN_AT_MOST ? true : undefined), OBEYED_WITHIN_MS);
      await operator.getByText('version 1', { exact: false }).first().waitFor();
      await operator.getByText('One thing at a time.').waitFor();
    });

    await step('feedback is obeyed: what is not possible for the person is suggested no more', async () => {
      const card = person.getByRole('region', { name: shown.title });
      await card.getByRole('button', { name: 'More about this suggestion' }).click();
      await person.getByRole('menuitem', { name: 'Not possible for me' }).click();
      await card.waitFor({ state: 'detached' });
      const { items } = await ask<Recommendations>(person, '/v1/people/me/recommendations');
      const told = items.find(({ recommendationId }) => recommendationId === shown.recommendationId);
      assert.deepEqual([told?.status, told?.feedback?.kind, told?.feedback?.reason], ['declined', 'not-for-me', 'not-possible']);
      assert.ok(items.filter(({ status }) => status === 'open').every(({ guideline }) => guideline !== shown.guideline));
      await inspect(person, 'today-after-feedback');
    });

    await step('what the person takes up is kept beside what was answered', async () => {
      const [next] = await suggestions(person);
      assert.ok(next !== undefined);
      await person.getByRole('region', { name: next.title }).getByRole('button', { name: 'I will try this' }).click();
      await person.getByText('Taken up.').first().waitFor();
      await person.goto('/suggestions');
      await person.getByText('What you are trying').waitFor();
      await person.getByRole('region', { name: next.title }).getByRole('button', { name: 'I did this' }).waitFor();
      await person.getByRole('button', { name: `Bring back “${shown.title}”` }).waitFor();
      await inspect(person, 'suggestions');
    });

    await step('a question in English is answered with a number, a picture and its proof', async () => {
      await person.goto('/ask');
      await inspect(person, 'ask');

      await person.getByLabel('Your question').fill('What was my avrage step count over the last 30 days?');
      await person.getByRole('button', { name: 'Ask', exact: true }).click();

      await person
        .getByText(/^Your average steps in the 30 days from .* was [\d,]+ steps/)
        .first()
        .waitFor();
      await person.getByText('I read “avrage” as “average”.').waitFor();
      await person.getByText('How this was computed').click();
      await person.getByText(/health-data\.readDaily step-count/).waitFor();
      await inspect(person, 'ask-answer');

      await person.getByLabel('Your question').fill('Do I sleep longer at weekends than on weekdays?');
      await person.getByRole('button', { name: 'Ask', exact: true }).click();
      await person
        .getByText(/^Your average sleep was \d h \d+ min/)
        .first()
        .waitFor();
      await inspect(person, 'ask-compare');
    });

    await step('an illness is logged, ended, put right and removed', async () => {
      await person.goto('/settings');
      await person.locator('html[data-ready]').waitFor();
      await person.getByRole('link', { name: 'Log or end something' }).click();
      await person.getByText('Nothing yet.').waitFor();
      const elsewhere = await person.context().newPage();
      await elsewhere.goto(person.url());
      await elsewhere.getByText('Nothing yet.').waitFor();
      await person.getByLabel('What it is').selectOption({ label: 'Illness' });
      const from = person.getByLabel('First day');
      const begun = dayBefore(await from.inputValue());
      await from.fill(begun);
      await person.getByRole('button', { name: 'Log it' }).press('Enter');
      const row = person.getByRole('region', { name: 'What you logged' }).getByRole('listitem');
      await row.getByText(/^Since .* still going on$/).waitFor();
      // Another open window hears of it by itself.
      await elsewhere.getByText(/^Since .* still going on$/).waitFor();
      await elsewhere.close();
      await inspect(person, 'circumstances');

      await row.getByRole('button', { name: 'It is over' }).press('Enter');
      await row.getByText(/ to /).waitFor();
      assert.equal(await row.getByRole('button', { name: 'It is over' }).count(), 0);
      await row.getByRole('button', { name: 'Change' }).click();
      const dialog = person.getByRole('dialog', { name: 'Change what you logged' });
      const last = dialog.getByLabel('Last day');
      await last.fill(dayBefore(begun));
      await dialog.getByRole('button', { name: 'Save' }).click();
      await dialog.getByText('must not be before the first day').waitFor();
      assert.equal(await last.getAttribute('aria-invalid'), 'true');
      assert.equal(await dialog.locator(':focus').getAttribute('id'), await last.getAttribute('id'));
      await inspect(person, 'circumstances-refused');
      await last.fill(begun);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await row.getByText(/^\d+ \S+ \d{4}$/).waitFor();
      await row.getByRole('button', { name: 'Remove' }).click();
      await person.getByText('Nothing yet.').waitFor();
      await person.getByRole('listitem').filter({ hasText: 'Removed.' }).getByRole('button', { name: 'Undo' }).click();
      await row.getByText(/^\d+ \S+ \d{4}$/).waitFor();
      await row.getByRole('button', { name: 'Remove' }).click();
      await person.getByText('Nothing yet.').waitFor();
    });

    await step('the other screens have no barrier either', async () => {
      for (const [page, name, path, words] of [
        [person, 'explore', '/explore', 'Steps'],
        [person, 'measure', '/explore/resting-heart-rate', 'Resting heart rate'],
        [person, 'settings', '/settings', 'Where you are signed in'],
        [person, 'notification-settings', '/settings/notifications', 'Quiet hours'],
        [operator, 'ops-logs', '/ops/logs', 'What the services said'],
      ] as const) {
        await page.goto(path);
        await page.getByText(words).first().waitFor();
        await inspect(page, name);
      }
    });
  },
);
