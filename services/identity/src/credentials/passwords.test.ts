import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limited } from './limited.ts';
import { createPasswords } from './passwords.ts';

test('passwords: a hash fits its password only, and no two are alike', async () => {
  const passwords = await createPasswords();
  const [one, two] = [await passwords.hash('four calm words here'), await passwords.hash('four calm words here')];

  assert.notEqual(one, two);
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await passwords.matches('four calm words here', one), true);
  assert.equal(await passwords.matches('four calm words her', one), false);
});

test('passwords: without a hash nothing fits', async () => {
  const passwords = await createPasswords();

  assert.equal(await passwords.matches('anything', undefined), false);
});

test('limited: never more at once than allowed, the queue is bounded, and a failure frees its place', async () => {
  const run = limited(2, 2);
  let running = 0;
  let most = 0;
  const gates: (() => void)[] = [];
  const work = (fails: boolean) => () =>
    new Promise<void>((resolve, reject) => {
      most = Math.max(most, ++running);
      gates.push(() => {
        running -= 1;
        if (fails) reject(new Error('failed'));
        else resolve();
      });
    });
  const all = Promise.allSettled([run(work(true)), run(work(false)), run(work(false)), run(work(false))]);

  await assert.rejects(run(work(false)), { status: 503 });
  for (let done = 0; done < 4; done++) {
    gates.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }

  assert.deepEqual(
    (await all).map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
  );
  assert.equal(most, 2);
});
