import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { openRawFiles, type RawFiles } from './raw-files.ts';

const PLACE = { personId: '0198f1c2-7a5b-7c3d-8e4f-123456789abc', uploadId: '0198f1c2-7a5b-7c3d-8e4f-cba987654321' };
/** Longer than what is written at once, and than what is flushed at once. */
const CONTENT = Buffer.alloc(18_000_001, 'a steady heart beats on, ');
/** Fits neither blocks of the disk nor those of the cipher. */
const PIECE = 70_001;

const piecesOf = (bytes: Buffer): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, i) => Buffer.from(bytes.subarray(i * PIECE, (i + 1) * PIECE)));

function open(): Disposable & { readonly files: RawFiles } {
  const folder = mkdtempSync(join(tmpdir(), 'aceso-raw-files-'));
  const files = openRawFiles(folder, async () => new Uint8Array(32).fill(7));
  return { files, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A copy of what comes back: pieces may be given back once the next is asked for. */
async function contentOf(files: RawFiles): Promise<{ readonly bytes: Buffer; readonly sha256: string }> {
  const { content, sha256 } = files.read(PLACE);
  const parts: Buffer[] = [];
  for await (const piece of content) parts.push(Buffer.from(piece));
  return { bytes: Buffer.concat(parts), sha256: sha256() };
}

test('raw files: what arrives in pieces and in parts comes back as it was, with its hash', async () => {
  using opened = open();
  const half = 9_999_999;

  const first = await opened.files.append(PLACE, 0, Readable.from(piecesOf(CONTENT.subarray(0, half))));
  const second = await opened.files.append(PLACE, half, Readable.from(piecesOf(CONTENT.subarray(half))));

  assert.deepEqual(
    [first, second],
    [
      { received: half, error: undefined },
      { received: CONTENT.length, error: undefined },
    ],
  );
  const { bytes, sha256 } = await contentOf(opened.files);
  assert.equal(bytes.equals(CONTENT), true);
  assert.equal(sha256, createHash('sha256').update(CONTENT).digest('hex'));
});

test('raw files: of a sender that breaks off everything that had arrived is there, and may be gone on with', async () => {
  using opened = open();
  const sent = 1_234_567;
  const breaking = async function* (): AsyncGenerator<Buffer> {
    yield* piecesOf(CONTENT.subarray(0, sent));
    throw new Error('the line is dead');
  };

  const { received, error } = await opened.files.append(PLACE, 0, Readable.from(breaking()));
  await opened.files.append(PLACE, received, Readable.from(piecesOf(CONTENT.subarray(received, 2_000_000))));

  assert.deepEqual([received, (error as Error).message], [sent, 'the line is dead']);
  assert.equal((await contentOf(opened.files)).bytes.equals(CONTENT.subarray(0, 2_000_000)), true);
});

test('raw files: pieces of a sender of this process stay its own', async () => {
  using opened = open();
  const pieces = piecesOf(CONTENT.subarray(0, 300_000));

  await opened.files.append(PLACE, 0, Readable.from(pieces));

  assert.equal(Buffer.concat(pieces).equals(CONTENT.subarray(0, 300_000)), true);
});

test('raw files: what comes over HTTP is written as it was sent', async () => {
  using opened = open();
  const { promise: appended, resolve, reject } = Promise.withResolvers<unknown>();
  const server = createServer((content, reply) => {
    void opened.files
      .append(PLACE, 0, content)
      .then(resolve, reject)
      .finally(() => reply.end());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  const { port } = server.address() as AddressInfo;
  request({ port, host: '127.0.0.1', method: 'PATCH' }, (reply) => reply.resume().on('end', () => server.close())).end(CONTENT);

  assert.deepEqual(await appended, { received: CONTENT.length, error: undefined });
  assert.equal((await contentOf(opened.files)).bytes.equals(CONTENT), true);
});
