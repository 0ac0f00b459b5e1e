import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { HEADER_BYTES, newHeader, sealOf } from './sealed-file.ts';

const KEY = createHash('sha256').update('a person').digest();
const CONTENT = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251));

function seal(header: Uint8Array, key: Uint8Array = KEY) {
  const found = sealOf(key, header);
  assert.ok(found);
  return found;
}

test('sealed file: is written in parts and read from any byte', () => {
  const header = newHeader();
  const parts = [0, 1, 17, 500, 513, 1000];
  const sealed = Buffer.concat(
    parts.slice(1).map((to, i) =>
      seal(header)
        .encryptorAt(parts[i] ?? 0)
        .update(CONTENT.subarray(parts[i], to)),
    ),
  );

  assert.equal(sealed.includes(CONTENT.subarray(0, 16)), false);
  for (const from of [0, 1, 15, 16, 17, 400, 999])
    assert.deepEqual(seal(header).decryptorAt(from).update(sealed.subarray(from)), CONTENT.subarray(from), `from ${from}`);
});

test('sealed file: another person’s key, and another file’s header, open nothing', () => {
  const header = newHeader();
  const sealed = seal(header).encryptorAt(0).update(CONTENT);
  assert.notDeepEqual(seal(header, randomBytes(32)).decryptorAt(0).update(sealed), CONTENT);
  assert.notDeepEqual(seal(newHeader()).decryptorAt(0).update(sealed), CONTENT);
});

test('sealed file: the same content never looks the same, and what is not sealed is said to be so', () => {
  const [a, b] = [newHeader(), newHeader()];
  assert.notDeepEqual(seal(a).encryptorAt(0).update(CONTENT), seal(b).encryptorAt(0).update(CONTENT));
  assert.equal(sealOf(KEY, Buffer.from('PK\u0003\u0004 a plain archive, kept before files were sealed')), undefined);
  assert.equal(sealOf(KEY, a.subarray(0, HEADER_BYTES - 1)), undefined);
});
