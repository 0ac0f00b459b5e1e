import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { FileFormat } from '../format.ts';
import { randomFrom } from './pieces.ts';
import { readFiles, type Brought } from './read-files.ts';

/** Asserts that every reading was delivered, left out or set aside. */
export function assertAccounted({ report }: Brought, where = ''): void {
  for (const [type, tally] of Object.entries(report.types))
    assert.equal(tally.read, tally.delivered + tally.skipped + tally.quarantined, `${type} ${where}`);
}

/**
 * Asserts that a format holds what every format promises, for a file that it can read: the same file brings the same again; cut anywhere and
 * with any bytes changed it is read to an end; and every reading is accounted for.
 */
export async function assertKeepsPromises(format: FileFormat, file: Buffer, { cuts = 30, changes = 50 } = {}): Promise<void> {
  const whole = await readFiles([format], file);
  assertAccounted(whole);
  assert.ok(Object.keys(whole.report.types).length > 0, 'the file brings something');
  assert.deepEqual(await readFiles([format], Buffer.from(file), { pieceBytes: 257 + (file.length % 97) }), whole);
  const keys = whole.records.map(({ kind, key }) => `${kind}|${key}`);
  assert.equal(new Set(keys).size, keys.length, 'no two records share a key');
  const random = randomFrom(createHash('sha256').update(file).digest().readUInt32LE(0));
  const place = (): number => Math.floor(random() * file.length);
  for (let i = 0; i < cuts; i++) {
    const length = place();
    assertAccounted(await readFiles([format], file.subarray(0, length)), `cut at ${length}`);
  }
  for (let i = 0; i < changes; i++) {
    const changed = Buffer.from(file);
    for (let n = 0; n <= i % 6; n++) changed[place()] = Math.floor(random() * 256);
    assertAccounted(await readFiles([format], changed), `change ${i}`);
  }
}
