import assert from 'node:assert/strict';
import { createReadStream, statSync } from 'node:fs';
import { configuration } from '@aceso/contracts/configuration';
import { healthData } from '@aceso/contracts/health-data';
import { monitoring } from '@aceso/contracts/monitoring';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import type { Api } from '../../host/src/cli/api.ts';
import { newAccount } from './account.ts';
import { claimOperator, registerPerson } from './api.ts';
import { ZONE, type Journey } from './harness.ts';
import { until } from './until.ts';

const params = { personId: 'me' };
const OBEYED_WITHIN_MS = 2000;
const OPEN_AT_MOST = 1;
const SERVICES = 10;
const ENDED: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled']);

/** The main job as any client does it, however the installation is laid out: sign-up, upload, advice, feedback, notification, setting, health. */
export async function walkByApi({ program, step, file, simulation }: Journey): Promise<void> {
  const operator = await step('the operator claims the installation', () =>
    claimOperator(program.url, program.code, newAccount('Olga'), ZONE),
  );
  const person = await step('a person signs up', () => registerPerson(program.url, newAccount('Ada'), ZONE));
  const open = async () =>
    (await person.call(recommendation.operations.listRecommendations, { params, query: { status: 'open' } })).items.filter(
      ({ urgency }) => urgency !== 'seek-care-now',
    );

  await step('an export is read, each record once', async () => {
    const upload = await importFile(person, file);
    assert.deepEqual([upload.status, upload.failure], ['done', undefined]);
    for (const [type, { count }] of Object.entries(simulation.records))
      assert.equal(upload.report?.types[type]?.read, count, `records of ${type}`);
    const { items } = await person.call(healthData.operations.listSources, { params });
    assert.ok(items.length > 1);
  });

  const first = await step('there is advice with proof', async () => {
    const [best] = await until('several suggestions', async () => {
      const items = await open();
      return items.length > OPEN_AT_MOST ? items : undefined;
    });
    assert.ok(best !== undefined);
    const proof = await person.call(recommendation.operations.getProof, { params: { ...params, recommendationId: best.recommendationId } });
    assert.ok(proof.figures.every(({ days, samples }) => days.length > 0 && samples > 0));
    return best;
  });

  await step('notifications tell of the import and of a suggestion, each once', async () => {
    const items = await until('both notifications', async () => {
      const inbox = await person.call(notification.operations.listNotifications, { params, query: { limit: 50 } });
      const kinds = new Set(inbox.items.map(({ category }) => category));
      return kinds.has('import-finished') && kinds.has('new-suggestion') ? inbox.items : undefined;
    });
    assert.equal(items.filter(({ category }) => category === 'import-finished').length, 1);
    assert.equal(new Set(items.map(({ title }) => title)).size, items.length);
  });

  await step('feedback is obeyed', async () => {
    const { recommendation: told } = await person.call(recommendation.operations.giveFeedback, {
      params: { ...params, recommendationId: first.recommendationId },
      body: { kind: 'not-for-me', reason: 'not-possible' },
    });
    assert.equal(told.status, 'declined');
    await until('a list without it', async () =>
      (await open()).every(({ guideline }) => guideline !== first.guideline) ? true : undefined,
    );
  });

  await step('a changed setting is obeyed at once', async () => {
    const service = 'recommendation';
    await operator.call(configuration.operations.setSetting, {
      params: { service, setting: 'openAtMost' },
      body: { value: OPEN_AT_MOST, reason: 'one thing at a time' },
    });
    await until('a shorter list', async () => ((await open()).length <= OPEN_AT_MOST ? true : undefined), OBEYED_WITHIN_MS);
    await until('the report of the running copy', async () => {
      const { inForce, version } = await operator.call(configuration.operations.getConfiguration, { params: { service } });
      return inForce.some((copy) => copy.version === version) ? true : undefined;
    });
  });

  await step('monitoring sees ten healthy services', async () => {
    await until('ten healthy services', async () => {
      const { services } = await operator.call(monitoring.operations.getHealth);
      return services.filter(({ state }) => state === 'ready').length === SERVICES ? true : undefined;
    });
  });
}

/** Sends a file in one part and waits until it has been read. */
async function importFile(person: Api, file: string) {
  const { uploadId } = await person.call(healthData.operations.createUpload, {
    params: {},
    query: {},
    body: { name: 'export.zip', bytes: statSync(file).size },
  });
  await person.stream(
    healthData.operations.appendUpload,
    { params: { uploadId }, query: { offset: 0, last: true } },
    createReadStream(file),
  );
  return await until('the end of the import', async () => {
    const upload = await person.call(healthData.operations.getUpload, { params: { uploadId } });
    return ENDED.has(upload.status) ? upload : undefined;
  });
}
