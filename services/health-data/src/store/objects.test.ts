import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import S3rver from 's3rver';
import { openFolderObjects, type ObjectStore } from './objects.ts';
import { openS3Objects } from './s3-objects.ts';

const BUCKET = 'aceso';
/** More than two parts of an upload. */
const LARGE = Buffer.alloc(20_000_001, 'a longer text that repeats, ');

interface Opened extends AsyncDisposable {
  readonly store: ObjectStore;
  file(content: Buffer): string;
}

function temporary(): { readonly folder: string; file(content: Buffer): string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'aceso-objects-'));
  let count = 0;
  return {
    folder,
    file(content) {
      const path = join(folder, `incoming-${(count += 1)}`);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function inFolder(): Promise<Opened> {
  const { folder, file, remove } = temporary();
  return { store: openFolderObjects(join(folder, 'kept')), file, [Symbol.asyncDispose]: async () => remove() };
}

/** The same store over HTTP, against a small server of the protocol. */
async function inBucket(): Promise<Opened> {
  const { folder, file, remove } = temporary();
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  const { port } = await server.run();
  const store = await openS3Objects({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    bucket: BUCKET,
    // What the server knows.
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    prefix: 'raw/',
  });
  return {
    store,
    file,
    async [Symbol.asyncDispose]() {
      await server.close();
      remove();
    },
  };
}

async function contentOf(store: ObjectStore, name: string): Promise<Buffer | undefined> {
  const stored = await store.read(name);
  return stored && Buffer.concat(await stored.toArray());
}

for (const [kind, openStore] of [
  ['folder', inFolder],
  ['S3-compatible store', inBucket],
] as const)
  test(`objects in a ${kind}: taken once, read, removed one by one and by folder`, async () => {
    await using opened = await openStore();
    const { store } = opened;
    const small = opened.file(Buffer.from('small'));

    await store.take('ada/small', small);
    await store.take('ada/small', small);
    await store.take('ada/large', opened.file(LARGE));
    await store.take('ada/empty', opened.file(Buffer.alloc(0)));
    await store.take('bob/small', opened.file(Buffer.from('another')));

    assert.equal(existsSync(small), false);
    assert.equal((await contentOf(store, 'ada/small'))?.toString(), 'small');
    assert.equal((await contentOf(store, 'ada/large'))?.equals(LARGE), true);
    assert.equal((await contentOf(store, 'ada/empty'))?.length, 0);
    assert.equal(await contentOf(store, 'ada/none'), undefined);

    await store.remove('ada/small');
    await store.remove('ada/small');
    assert.equal(await contentOf(store, 'ada/small'), undefined);
    assert.deepEqual([await store.removeFolder('ada'), await store.removeFolder('ada')], [2, 0]);
    assert.deepEqual([await contentOf(store, 'ada/large'), (await contentOf(store, 'bob/small'))?.toString()], [undefined, 'another']);
  });
