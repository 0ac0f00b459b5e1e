import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { buildZip } from '@aceso/integrations/testing';
import type { Page } from 'playwright-core';
import { signUpAndIn } from './account.ts';
import { openJourney } from './harness.ts';
import { RECORDED, recordedFiles } from '../recorded-files.ts';
import { inspect } from './screens.ts';
import { until } from './until.ts';

type Uploads = Output<typeof healthData.operations.listUploads>;
type Upload = Uploads['items'][number];
type Samples = Output<typeof healthData.operations.listSamples>;

const OVER: ReadonlySet<Upload['status']> = new Set(['done', 'failed', 'cancelled']);
/** Day and month can be told apart by the last row alone; 9999 kg cannot be. */
const DIARY = [
  'Diary of somebody',
  'Date;Time;Mass;Pulse;Remark',
  '03.03.2026;07:05;80,5;62;fine',
  '04.03.2026;07:10;80,25;61;',
  '05.03.2026;07:10;9999;61;',
  '13.03.2026;07:10;80,75;60;',
].join('\n');

const uploads = async (page: Page): Promise<Uploads['items']> =>
  ((await (await page.request.get('/v1/uploads?limit=50')).json()) as Uploads).items; // The service holds its answers against the contract.

/** Chooses files, and waits until each has ended. Newest uploads first. */
async function bring(page: Page, files: readonly string[], within = 60_000): Promise<readonly Upload[]> {
  const before = new Set((await uploads(page)).map(({ uploadId }) => uploadId));
  await page.getByLabel('Choose a file').setInputFiles([...files]);
  return await until(
    `the end of ${files.length} uploads`,
    async () => {
      const fresh = (await uploads(page)).filter(({ uploadId }) => !before.has(uploadId));
      return fresh.length === files.length && fresh.every(({ status }) => OVER.has(status)) ? fresh : undefined;
    },
    within,
  );
}

const masses = async (page: Page): Promise<readonly number[]> => {
  const reply = await page.request.get('/v1/people/me/samples?metric=body-mass&from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z');
  return ((await reply.json()) as Samples).items.map(({ value }) => value); // As above.
};
const total = ({ report }: Upload, what: 'stored' | 'alreadyThere'): number =>
  Object.values(report?.types ?? {}).reduce((sum, type) => sum + type[what], 0);

test(
  'files: a table of one’s own is explained once, what cannot be is set aside, and broken files say what to do',
  { timeout: 240_000 },
  async (t) => {
    await using journey = await openJourney(t);
    const { step } = journey;
    const person = await journey.window('person');
    const folder = dirname(journey.file);
    const put = (name: string, content: string | Buffer): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    };

    await step('a person signs up and signs in', async () => {
      await person.goto('/');
      await signUpAndIn(person);
      await person.goto('/sources');
      await person.locator('html[data-ready]').waitFor();
    });

    await step('a table that nobody knows waits, with a proposal', async () => {
      await person.getByLabel('Choose a file').setInputFiles(put('my scale.csv', DIARY));
      await person.getByText('Aceso does not know this table.').waitFor();
      await person.getByRole('button', { name: 'Say what the columns are' }).click();
      const sheet = person.getByRole('dialog', { name: 'What are the columns of my scale.csv?' });
      await sheet.getByText(/of the first 4 rows would be kept/).waitFor();
      assert.deepEqual(await Promise.all(['Date', 'Time', 'Pulse'].map((name) => sheet.getByLabel(name, { exact: true }).inputValue())), [
        'time',
        'time',
        'heart-rate',
      ]);
      await inspect(person, 'files-mapping');
    });

    await step('what it could not know is chosen, a wrong unit is said, and the first rows stand as they would be kept', async () => {
      const sheet = person.getByRole('dialog');
      await sheet.getByLabel('Mass', { exact: true }).selectOption('body-mass');
      await sheet.getByLabel('Unit of Mass').fill('bpm');
      await sheet.getByText('This unit does not come into kg.').waitFor();
      await sheet.getByLabel('Unit of Mass').fill('lb');
      await sheet.getByRole('cell', { name: /^36\.51/ }).waitFor();
      await sheet.getByLabel('Unit of Mass').fill('kg');
      await sheet.getByRole('cell', { name: '80.5', exact: true }).waitFor();
      await sheet.getByText('7 values of the first 4 rows would be kept.').waitFor();
      await sheet.getByText('Mass cannot be true: once.').waitFor();
      await sheet.getByLabel('Name of the source').fill('Bathroom scale');
      await inspect(person, 'files-mapping-preview');
      await sheet.getByRole('button', { name: 'Read it like this' }).click();
      await sheet.waitFor({ state: 'detached' });
      await person.getByText('7 new, 0 already here, 0 skipped, 1 set aside.').waitFor();
      assert.deepEqual(await masses(person), [80.5, 80.25, 80.75]);
    });

    await step('the value that cannot be true is to be seen', async () => {
      const aside = person.getByRole('region', { name: 'Set aside' });
      await aside.getByText('Outside of what can be').waitFor();
      await aside.getByText('Bathroom scale').waitFor();
      await inspect(person, 'files-set-aside');
    });

    await step('the next file like it is read without asking, and adds only what is new', async () => {
      const [next] = await bring(person, [put('next month.csv', `${DIARY}\n14.03.2026;07:10;80;59;`)]);
      assert.deepEqual([next?.status, next && total(next, 'stored')], ['done', 2]);
      assert.deepEqual(await masses(person), [80.5, 80.25, 80.75, 80]);
    });

    await step('files that cannot be read say what to do, and leave nothing half done', async () => {
      const csv = Buffer.from(DIARY);
      const cases = [
        [put('encrypted.zip', buildZip([{ name: 'a.csv', content: csv, flags: 1 }])), /protected by a password/],
        [put('leads-out.zip', buildZip([{ name: '../a.csv', content: csv }])), /leads out of it/],
        [put('cut.zip', buildZip([{ name: 'a.csv', content: csv }]).subarray(0, 40)), /ends too early/],
        [put('paper.pdf', Buffer.from('%PDF-1.7 hello')), /This is a PDF/],
        [put('notes.txt', Buffer.from('hello')), /no file of a source/],
      ] as const;
      const before = await masses(person);
      for (const [path, words] of cases) {
        const [upload] = await bring(person, [path]);
        assert.equal(upload?.status, 'failed', path);
        assert.match(upload.failure ?? '', words);
        await person.getByText(words).first().waitFor();
      }
      assert.deepEqual(await masses(person), before);
      await inspect(person, 'files-failed');
    });

    await step('a household brings its own keys of a vendor, by the guide, and is led to the vendor with them', async () => {
      await person.reload();
      await person.locator('html[data-ready]').waitFor();
      await person.getByRole('button', { name: 'Set up Oura' }).click();
      const sheet = person.getByRole('dialog', { name: 'Your own access to Oura' });
      assert.match(await sheet.getByLabel('Redirect address').inputValue(), /\/v1\/connections\/callback$/);
      await sheet.getByRole('link', { name: 'Open the developer page of Oura' }).waitFor();
      await inspect(person, 'files-own-keys');
      await sheet.getByLabel('Client id').fill('household-client');
      await sheet.getByLabel('Client secret').fill('household-secret');
      // Nothing is asked of the vendor: its page is stood in for.
      await person.route('https://cloud.ouraring.com/**', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Oura</h1>' }));
      await sheet.getByRole('button', { name: 'Keep and connect' }).click();
      await person.waitForURL('https://cloud.ouraring.com/oauth/authorize**');
      const led = new URL(person.url()).searchParams;
      assert.equal(led.get('client_id'), 'household-client');
      assert.doesNotMatch(person.url(), /household-secret/);
      await person.goto('/sources');
      await person.getByText('Waiting for your permission').waitFor();
      const told = await (await person.request.get('/v1/integrations')).text();
      assert.doesNotMatch(told, /household-secret/);
    });

    await step('a folder that is let go on the page comes in as one archive', async () => {
      const tables = ['sleeps.csv', 'workouts.csv'].map((name) => [
        name,
        readFileSync(join(import.meta.dirname, '../../integrations/whoop-export/fixtures', name), 'utf8'),
      ]);
      const before = (await uploads(person)).length;
      // No page can make a folder: one that speaks like the browser's is let go.
      await person.evaluate(`(() => {
      const entries = ${JSON.stringify(tables)}.map(([name, text]) => ({
        name, isFile: true, isDirectory: false, file: (take) => take(new File([text], name)),
      }));
      const folder = { name: 'my_whoop', isFile: false, isDirectory: true, createReader: () => ({ readEntries: (take) => take(entries.splice(0)) }) };
      const event = new Event('drop', { cancelable: true });
      Object.defineProperty(event, 'dataTransfer', { value: { types: ['Files'], files: [], items: [{ webkitGetAsEntry: () => folder }] } });
      dispatchEvent(event);
    })()`);
      const came = await until('the folder', async () => {
        const all = await uploads(person);
        return all.length > before && OVER.has(all[0]!.status) ? all[0] : undefined;
      });
      assert.deepEqual([came?.name, came?.status, came?.report?.source], ['my_whoop.zip', 'done', 'WHOOP export']);
      assert.ok(came !== undefined && total(came, 'stored') > 0);
    });

    await step('where a file is to be found stands on the page', async () => {
      await person.getByRole('button', { name: 'How to get a file of Google Takeout' }).click();
      const sheet = person.getByRole('dialog', { name: 'How to get a file of Google Takeout' });
      await sheet.getByText('Open takeout.google.com and choose Deselect all.').waitFor();
      await sheet.getByText('Steps').waitFor();
      await inspect(person, 'files-how-to-get');
      await sheet.getByRole('button', { name: 'Close' }).click();
    });

    const recorded = recordedFiles();
    if (recorded.length === 0) return t.diagnostic(`no recorded exports at ${RECORDED}: only the project’s own files were brought`);

    await step('recorded exports of all forms bring the counts that an independent script found, and nothing the second time', async () => {
      for (const { name, path, read } of recorded) {
        const [first] = await bring(person, [path]);
        const [second] = await bring(person, [path]);
        assert.ok(first !== undefined && second !== undefined);
        assert.deepEqual([first.status, second.status, total(second, 'stored')], ['done', 'done', 0], name);
        for (const [type, count] of Object.entries(read)) assert.equal(first.report?.types[type]?.read, count, `${name}: ${type}`);
      }
      await inspect(person, 'files-recorded');
    });
  },
);
