import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatApiToken, parseApiToken } from './api-token.ts';

const ID = '01890a5d-ac96-774b-bcce-b302099a8057';
const SECRET = 'Ab_-'.repeat(10) + 'xyz';

test('personal token: it can be read back, also when its secret contains the separator', () => {
  assert.deepEqual(parseApiToken(formatApiToken(ID, SECRET)), { tokenId: ID, secret: SECRET });
});

test('personal token: anything of another form is none', () => {
  for (const other of ['', 'aceso_', `aceso_${ID}_${SECRET}`, formatApiToken(ID, `${SECRET}x`), `x${formatApiToken(ID, SECRET)}`])
    assert.equal(parseApiToken(other), undefined, other);
});
