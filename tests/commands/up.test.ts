import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { aceso, folderForTest, freePort, READY, startAceso } from './aceso.ts';

test('up: a second start beside a running one says where it is, and a killed one is taken over with its data', async () => {
  using folder = folderForTest();
  const port = String(await freePort());
  const first = await startAceso(READY, 'up', '--home', folder.path, '--port', port);
  const register = (email: string) =>
    fetch(`http://127.0.0.1:${port}/v1/people`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        email,
        password: 'a long pass phrase',
        displayName: 'Ada',
        timeZone: 'Europe/Zurich',
        consents: ['storage-and-advice'],
      }),
    });
  assert.match(first.said(), /start#k=/);
  assert.equal((await register('ada@example.org')).status, 201);

  const nobody = await aceso('import', import.meta.filename, '--home', folder.path);
  const second = await aceso('up', '--home', folder.path, '--port', String(await freePort()));
  first.child.kill('SIGKILL');
  await first.ended();
  await using again = await startAceso(READY, 'up', '--home', folder.path, '--port', port);

  assert.equal(nobody.code, 4);
  assert.match(nobody.err, /This needs a token\.[\s\S]*not told who you are[\s\S]*npx aceso token create --email/);
  assert.equal(second.code, 1);
  assert.match(second.err, /already running on this folder[\s\S]*http:\/\/localhost:/);
  assert.match(again.said(), /10 services/);
  const taken = await register('ada@example.org');
  assert.deepEqual([taken.status, ((await taken.json()) as { code: string }).code], [409, 'email-taken']);
});

test('up: a port that is taken is told with another one to try', async () => {
  using folder = folderForTest();
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');

  const { code, err } = await aceso('up', '--home', folder.path, '--port', String(port));
  other.close();

  assert.equal(code, 1);
  assert.match(err, new RegExp(`Port ${port} is taken[\\s\\S]*--port`));
});
