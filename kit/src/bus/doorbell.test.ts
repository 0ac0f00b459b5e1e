import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freshDatabase } from '../testing/index.ts';
import { openDoorbell, type Doorbell } from './doorbell.ts';

const WITHIN_MS = 20_000;
const fail = (cause: unknown): void => assert.fail(String(cause));

async function until(holds: () => boolean, act: () => void): Promise<void> {
  for (const end = performance.now() + WITHIN_MS; !holds(); await pause(5)) {
    assert.ok(performance.now() < end, 'it never came');
    act();
  }
}

test('doorbell: who is alone on a database does not ring, and begins to when somebody else listens', async () => {
  await using database = await freshDatabase({ services: [{ name: 'users' }] });
  const [db, url] = [database.dbOf('users'), database.urlOf('users')];
  const said: string[] = [];
  const ear = new pg.Client({ connectionString: url });
  await ear.connect();
  ear.on('notification', ({ payload = '' }) => said.push(payload));
  await ear.query('listen aceso_events');
  const rings = (): number => said.filter((payload) => !payload.includes(' ')).length;
  const open = async (): Promise<{ bell: Doorbell; heard: () => number }> => {
    let heard = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const bell = openDoorbell({ db, url, onError: fail, heard: () => resolve(void heard++) });
    await promise;
    return { bell, heard: () => heard };
  };

  const first = await open();
  first.bell.ring();
  // What comes after it in the order of the channel has come: so had the ring.
  await db.many({ text: `select pg_notify('aceso_events', 'hello nobody ')`, values: [] });
  await until(
    () => said.includes('hello nobody '),
    () => {},
  );
  const ringsAlone = rings();
  const second = await open();
  const before = second.heard();
  await until(
    () => second.heard() > before,
    () => first.bell.ring(),
  );
  await first.bell.stop();
  await second.bell.stop();
  await ear.end();

  assert.equal(ringsAlone, 0);
  assert.ok(rings() > 0);
});
