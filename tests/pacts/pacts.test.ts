import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { filesLike, ROOT } from '../house/sources.ts';
import { writePact } from './consumer.ts';
import { CALLS, NEWS } from './expectations.ts';
import { pairs } from './pairs.ts';
import { PROVIDERS } from './providers/index.ts';
import { talkInSources } from './talk.ts';
import { verify, type Provider } from './verify.ts';

const fileOf = (consumer: string, provider: string): string => join(ROOT, 'tests/pacts/written', `${consumer}-${provider}.json`);

test('pacts: every two services that talk have said what they expect', () => {
  const expected = [
    ...CALLS.map(({ consumer, provider }) => `${consumer} calls ${provider.service}`),
    ...NEWS.map(({ consumer, event }) => `${consumer} hears ${event.type}`),
  ];

  assert.deepEqual([...new Set(expected)].toSorted(), talkInSources());
});

test('pacts: the files say what the consumers expect today', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aceso-pacts-'));
  for (const pair of pairs()) await writePact(pair, folder);

  const differing = pairs()
    .map(({ consumer, provider }) => `${consumer}-${provider}.json`)
    .filter((name) => {
      const committed = filesLike(`tests/pacts/written/${name}`).length === 0 ? {} : read(join(ROOT, 'tests/pacts/written', name));
      return JSON.stringify(committed) !== JSON.stringify(read(join(folder, name)));
    });

  rmSync(folder, { recursive: true });
  assert.deepEqual(differing, [], 'run `node tools/write-pacts.ts`');
});

/** Without the versions of the programs that wrote it. */
const read = (file: string): unknown => ({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), metadata: undefined });

for (const [service, provide] of Object.entries(PROVIDERS))
  test(`pacts: ${service} keeps what other services expect of it`, async (t) => {
    await using provider = await provide();
    for (const { consumer } of pairs().filter((pair) => pair.provider === service))
      await t.test(`pacts: ${service} keeps what ${consumer} expects`, () => verify(consumer, provider, fileOf(consumer, service)));
  });

test('pacts: a provider that takes a field away is found, and both sides are named', async () => {
  await using users = await (PROVIDERS['users'] ?? assert.fail())();
  await using broken = await withoutField(users, 'displayName');

  const failure = await verify('notification', broken, fileOf('notification', 'users')).then(
    () => undefined,
    (error: unknown) => error,
  );

  assert.ok(failure instanceof Error);
  assert.match(failure.message, /^users does not keep what notification needs/);
  assert.match(String(failure.cause), /displayName/);
});

/** The same provider, seen through something that removes a field of every answer. */
async function withoutField(provider: Provider, field: string): Promise<Provider> {
  const server = createServer((request, response) => {
    void fetch(provider.url + (request.url ?? ''), { headers: { authorization: request.headers.authorization ?? '' } }).then(
      async (reply) => {
        const body = (await reply.json()) as Record<string, unknown>;
        delete body[field];
        response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      },
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    ...provider,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}
