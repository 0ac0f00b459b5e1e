import assert from 'node:assert/strict';
import { test } from 'node:test';
import { event } from '@aceso/contracts';
import Type from 'typebox';
import { on } from '../module.ts';
import { drain, freshDatabase, frozenClock, quietLog } from '../testing/index.ts';
import { createBus } from './bus.ts';
import { createConsumer } from './consumer.ts';
import type { AppendedKind } from './log.ts';

const counted = event({ type: 'users.counted', version: 1, summary: 'A number.', payload: Type.Object({ n: Type.Integer() }) });

test('consumer: what stands alone is foreseen with its id and payload, what comes with others is not', async () => {
  await using database = await freshDatabase({ services: [{ name: 'users' }, { name: 'health-data' }] });
  const [users, mine, clock] = [database.dbOf('users'), database.dbOf('health-data'), frozenClock()];
  const hinted: ((appended: readonly AppendedKind[]) => boolean)[] = [];
  const silent = { [Symbol.dispose]: () => {} };
  const eventLog = { watch: () => silent, hint: (act: (typeof hinted)[number]) => (hinted.push(act), silent) };
  const bus = createBus({ source: 'users', now: clock, log: { ...eventLog, ring: (all = []) => hinted.forEach((act) => act(all)) } });
  const [foreseen, handled]: [unknown[], unknown[]] = [[], []];
  const heard = on(
    counted,
    async ({ id, payload }) => void handled.push({ id, n: payload.n }),
    ({ id, payload }) => void foreseen.push({ id, n: payload.n }),
  );
  const consumer = createConsumer({ service: 'health-data', db: mine, now: clock, log: quietLog(), subscriptions: [heard] });
  await consumer.start(eventLog);
  await drain(consumer);

  await users.tx((tx) => bus.append(tx, counted, 'ada', { n: 1 }));
  await drain(consumer);
  await users.tx((tx) => Promise.all([bus.append(tx, counted, 'ada', { n: 2 }), bus.append(tx, counted, 'ada', { n: 3 })]));
  await drain(consumer);

  assert.equal(handled.length, 3);
  assert.deepEqual(foreseen, handled.slice(0, 1));
  await consumer.stop();
});
