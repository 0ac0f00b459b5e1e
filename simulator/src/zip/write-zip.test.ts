import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readZip } from '../testing/read-zip.ts';
import type { Sink } from './sink.ts';
import { writeZip } from './write-zip.ts';

const MODIFIED = new Date('2026-11-20T18:12:00Z');

/** A sink that keeps what it was given. */
function memory(): { readonly sink: Sink; readonly bytes: () => Buffer } {
  const chunks: Buffer[] = [];
  return {
    sink: { write: async (chunk) => void chunks.push(Buffer.from(chunk)), close: async () => {} },
    bytes: () => Buffer.concat(chunks),
  };
}

const entries = (isZip64: boolean) => [
  { name: 'a/empty.txt', content: [], isZip64: false },
  { name: 'a/größe.xml', content: Array.from({ length: 50 }, (_, n) => Buffer.from(`block ${n} `.repeat(3000))), isZip64 },
];

for (const isZip64 of [false, true]) {
  test(`writeZip: what was put in is read back, sizes of ${isZip64 ? 'eight' : 'four'} bytes`, async () => {
    const { sink, bytes } = memory();

    const written = await writeZip(sink, entries(isZip64), { modified: MODIFIED, level: 6 });

    const files = readZip(bytes());
    assert.equal(written.bytes, bytes().length);
    assert.equal(files.get('a/empty.txt')!.length, 0);
    assert.equal(files.get('a/größe.xml')!.toString(), entries(false)[1]!.content.join(''));
  });

  test(`writeZip: Info-ZIP accepts the archive, sizes of ${isZip64 ? 'eight' : 'four'} bytes`, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'aceso-zip-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const { sink, bytes } = memory();
    await writeZip(sink, entries(isZip64), { modified: MODIFIED, level: 6 });
    writeFileSync(join(folder, 'test.zip'), bytes());
    try {
      execFileSync('unzip', ['-v'], { stdio: 'ignore' });
    } catch {
      t.skip('unzip is not installed');
      return;
    }

    const report = execFileSync('unzip', ['-t', join(folder, 'test.zip')]).toString();

    assert.match(report, /No errors detected/);
  });
}

test('writeZip: a sink that fails ends the writing with its error', async () => {
  const sink: Sink = {
    write: async (chunk) => {
      if (chunk.length > 200) throw new Error('disk full');
    },
    close: async () => {},
  };

  await assert.rejects(writeZip(sink, entries(false), { modified: MODIFIED, level: 6 }), /disk full/);
});
