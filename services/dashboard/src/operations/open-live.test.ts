import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { EventType, Payload } from '@aceso/contracts';
import { configuration } from '@aceso/contracts/configuration';
import { healthData } from '@aceso/contracts/health-data';
import { identity } from '@aceso/contracts/identity';
import { recommendation } from '@aceso/contracts/recommendation';
import { operator, person } from '@aceso/kit/testing';
import { follow } from '../../test/event-stream.ts';
import { openDashboard, type OpenDashboard } from '../../test/open-dashboard.ts';
import { writeEvent } from '../../test/write-event.ts';

const listen = (open: OpenDashboard): Promise<string> => open.house.app('dashboard').listen({ host: '127.0.0.1', port: 0 });
const publish = <E extends EventType>(open: OpenDashboard, event: E, key: string, payload: Payload<E>): Promise<void> =>
  writeEvent(open.house, event, key, payload, open.now());
const finished = (personId: string) => ({ personId, open: 2, at: '2026-03-01T08:00:00.000Z' });

test('openLive: a person hears of what is theirs and of nothing else, in order and with the id of the event', async () => {
  await using open = await openDashboard();
  const stream = await follow(open, await listen(open), open.ada);
  const { personId } = open.ada;
  const [uploadId, recommendationId] = [randomUUID(), randomUUID()];

  await publish(open, recommendation.events.evaluationFinished, randomUUID(), finished(randomUUID()));
  await publish(open, configuration.events.configurationChanged, 'gateway', { service: 'gateway', version: 2, names: ['extraRoutes'] });
  await publish(open, healthData.events.uploadProgressed, personId, { personId, uploadId, status: 'importing', done: 5, samples: 7 });
  await publish(open, recommendation.events.recommendationCreated, personId, {
    personId,
    recommendationId,
    guideline: 'g',
    urgency: 'suggestion',
    rank: 1,
  });

  assert.equal(stream.reply.headers.get('content-type'), 'text/event-stream');
  const events = await stream.take(2);
  assert.deepEqual(
    events.map(({ type }) => type),
    ['health-data.upload-progressed', 'recommendation.recommendation-created'],
  );
  assert.deepEqual(events[0]?.data, { personId, uploadId, status: 'importing', done: 5, samples: 7 });
  assert.match(events[0]?.id ?? '', /^[0-9a-f-]{36}$/);
});

test('openLive: an operator hears of settings; a person with a narrow token only of what it may read', async () => {
  await using open = await openDashboard();
  const url = await listen(open);
  const { personId } = open.ada;
  const admin = await follow(open, url, operator());
  const narrow = await follow(open, url, { ...open.ada, subject: randomUUID(), scopes: ['recommendation:*'] });

  await publish(open, configuration.events.configurationChanged, 'gateway', { service: 'gateway', version: 2, names: ['extraRoutes'] });
  await publish(open, healthData.events.uploadProgressed, personId, {
    personId,
    uploadId: randomUUID(),
    status: 'importing',
    done: 5,
    samples: 7,
  });
  await publish(open, recommendation.events.evaluationFinished, personId, finished(personId));

  assert.deepEqual(
    (await admin.take(1)).map(({ type }) => type),
    ['configuration.changed'],
  );
  assert.deepEqual(
    (await narrow.take(1)).map(({ type }) => type),
    ['recommendation.evaluation-finished'],
  );
});

test('openLive: what somebody logged of their life in another window is heard of, and the evaluation after it', async () => {
  await using open = await openDashboard();
  const stream = await follow(open, await listen(open), open.ada);
  const { personId } = open.ada;

  await publish(open, recommendation.events.circumstanceChanged, personId, { personId, circumstanceId: randomUUID() });
  await publish(open, recommendation.events.evaluationFinished, personId, finished(personId));

  assert.deepEqual(
    (await stream.take(2)).map(({ type }) => type),
    ['recommendation.circumstance-changed', 'recommendation.evaluation-finished'],
  );
});

test('openLive: ends when its session does, and others go on', async () => {
  await using open = await openDashboard();
  const url = await listen(open);
  const other = person();
  const [hers, his] = [await follow(open, url, open.ada), await follow(open, url, other)];

  await publish(open, identity.events.sessionRevoked, open.ada.subject, {
    subject: open.ada.subject,
    sessionId: open.ada.sessionId ?? '',
    at: '2026-03-01T08:00:00.000Z',
  });

  assert.deepEqual(await hers.toEnd(), []);
  await publish(open, recommendation.events.evaluationFinished, other.personId, finished(other.personId));
  assert.equal((await his.take(1)).length, 1);
});

test('openLive: a reader that comes back with the last id follows on, without old news', async () => {
  await using open = await openDashboard();
  const { personId } = open.ada;
  await publish(open, recommendation.events.evaluationFinished, personId, finished(personId));
  await open.house.events.until(recommendation.events.evaluationFinished);

  const stream = await follow(open, await listen(open), open.ada, { 'last-event-id': randomUUID() });
  await publish(open, recommendation.events.recommendationChanged, personId, { personId, recommendationId: randomUUID(), status: 'done' });

  assert.equal(stream.reply.status, 200);
  assert.equal((await stream.take(1)).at(-1)?.type, 'recommendation.recommendation-changed');
});

test('openLive: one account may keep twenty windows open, and none without a token', async () => {
  await using open = await openDashboard();
  const url = await listen(open);
  for (let i = 0; i < 20; i++) assert.equal((await follow(open, url, open.ada)).reply.status, 200);

  const more = await follow(open, url, open.ada);
  const nobody = await open.house.ask('dashboard', { path: '/v1/live' });

  assert.deepEqual([more.reply.status, more.reply.headers.get('retry-after') !== null, nobody.status], [429, true, 401]);
});
