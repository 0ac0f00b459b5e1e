import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { scriptedModel, type ModelRequest } from '../../services/recommendation/test/scripted-model.ts';
import { newAccount, signUpAndIn } from './account.ts';
import { claimOperator } from './api.ts';
import { openJourney, ZONE } from './harness.ts';
import { inspect } from './screens.ts';

const DAY_MS = 86_400_000;
const DAYS = 12;
const QUESTION = 'What was my average step count over the last 7 days?';

/** Twelve days of steps. */
function exportOfSteps(): string {
  const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +0000`;
  const noon = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS / 2;
  const rows = Array.from({ length: DAYS }, (_, i) => {
    const at = noon - i * DAY_MS;
    return `<Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" startDate="${stamp(at)}" endDate="${stamp(at + 1_800_000)}" value="${6000 + 100 * i}"/>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_GB">\n<ExportDate value="${stamp(Date.now())}"/>\n${rows.join('\n')}\n</HealthData>\n`;
}

/** The figure of the computed sentence, as a model finds it in what it is sent. */
const figureIn = ({ body }: ModelRequest): string => /was ([\d,]+) steps/.exec(body.messages.at(-1)?.content ?? '')?.[1] ?? '';
const asked = async (page: Page): Promise<void> => {
  await page.getByLabel('Your question').fill(QUESTION);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
};

test(
  'a model: asked for by name, it words what was computed, is struck where it invents, and is gone when the person says so',
  { timeout: 240_000 },
  async (t) => {
    await using model = await scriptedModel('');
    await using journey = await openJourney(t, {
      environment: {
        ACESO_RECOMMENDATION_MODEL_PROVIDER: 'openai-compatible',
        ACESO_RECOMMENDATION_MODEL_URL: model.url,
        ACESO_RECOMMENDATION_MODEL_NAME: 'qwen3:8b',
      },
    });
    const { step, program } = journey;
    const person = await journey.window('person');
    const answer = person.getByRole('region', { name: QUESTION });

    await step('a person brings twelve days of steps', async () => {
      await claimOperator(program.url, program.code, newAccount('Olga'), ZONE);
      const file = join(dirname(journey.file), 'steps.xml');
      writeFileSync(file, exportOfSteps());
      await person.goto('/');
      await signUpAndIn(person);
      await person.goto('/sources');
      await person.locator('html[data-ready]').waitFor();
      await person.getByLabel('Choose a file').setInputFiles(file);
      await person.getByText('Complete').waitFor();
    });

    await step('nothing goes to the model before the person agrees to it by name', async () => {
      await person.goto('/ask');
      await person.getByText('in your own network').waitFor();
      await asked(person);
      await answer
        .getByText(/^Your average steps in the 7 days/)
        .first()
        .waitFor();
      await inspect(person, 'ask-model-offered');
      assert.equal(model.requests.length, 0);
    });

    await step('its words are shown with its name, the computed sentence and the proof of each figure', async () => {
      model.script((request) => `You averaged ${figureIn(request)} steps a day over the last 7 days.`);
      await person.getByRole('switch', { name: 'Let qwen3:8b word my answers' }).click();
      await person.getByText('Agreed').waitFor();
      await asked(person);
      await answer.getByText(/^You averaged [\d,]+ steps a day over the last 7 days\.$/).waitFor();
      await answer.getByText(/^Worded by qwen3:8b at 127\.0\.0\.1/).waitFor();
      await answer.getByText('Each figure with its proof').click();
      await inspect(person, 'ask-model-worded');
    });

    await step('a five-mile run that it invents is struck, and the person sees that', async () => {
      model.script((request) => `You averaged ${figureIn(request)} steps a day over the last 7 days, with a 5-mile run on Tuesday.`);
      await asked(person);
      await answer.getByText(/^qwen3:8b wrote what your figures do not bear out\. .*“5” \(a number/).waitFor();
      assert.equal(await answer.getByText('5-mile').count(), 0);
      await inspect(person, 'ask-model-struck');
    });

    await step('settings say what was sent, and end it at once', async () => {
      await person.goto('/settings');
      const card = person.getByRole('region', { name: 'Language model' });
      await card.getByRole('row').filter({ hasText: 'Struck' }).waitFor();
      await card.getByRole('row').filter({ hasText: 'Shown' }).waitFor();
      await inspect(person, 'settings-model');
      model.script('Never asked.');
      await card.getByRole('switch').click();
      await card.getByText('Agreed').waitFor({ state: 'detached' });
      await person.goto('/ask');
      await asked(person);
      await answer
        .getByText(/^Your average steps in the 7 days/)
        .first()
        .waitFor();
      assert.equal(await answer.getByText('Worded by').count(), 0);
      assert.equal(model.requests.length, 0);
    });
  },
);
