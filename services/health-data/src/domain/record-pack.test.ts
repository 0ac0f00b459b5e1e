import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '../../test/columns.ts';
import { canonicalJson } from './canonical-json.ts';
import { decodeRecords, encodeRecords, holdsStart, keyOf, keyTemplate, wholeKey, type PackedRecord } from './record-pack.ts';

const AT = Date.UTC(2026, 2, 1, 22);

const record = (start: number, more: Partial<PackedRecord> = {}): PackedRecord => ({
  keyFrom: 'apple-health|Sleep|Watch|\u0002|\u0003|core',
  sourceType: 'Sleep',
  start,
  end: start + 600_000,
  timeZone: 'Europe/Berlin',
  content: '{"stage":"core"}',
  updatedAt: undefined,
  ...more,
});

/** Two stretches of sleep, as layout 1 has written them. Never edit: stored records look like this. */
const GOLDEN = {
  numbers: '0102e80780ecd2b6956720b009e80720b009020101020208000002080000',
  texts:
    'apple-health|Sleep|Watch|\u0002|\u0003|core\u0000apple-health|Sleep|Watch|\u0002|\u0003|awake\u0000Sleep\u0000Europe/Berlin\u0000{"stage":"core"}\u0000{"stage":"awake"}',
};

test('records: the bytes of two known ones stay the same for ever', () => {
  const records = [
    record(AT),
    record(AT + 600_000, { keyFrom: 'apple-health|Sleep|Watch|\u0002|\u0003|awake', content: '{"stage":"awake"}' }),
  ];

  const { numbers, texts } = encodeRecords(records);

  assert.deepEqual({ numbers: Buffer.from(numbers).toString('hex'), texts }, GOLDEN);
  assert.deepEqual(decodeRecords({ numbers, texts }), records);
});

test('records: any come back as they were, with lists of numbers, odd texts and times', () => {
  const random = chance(11);
  const contents = [
    () => '{"stage":"awake"}',
    () => canonicalJson({ offsetMs: Array.from({ length: 8 + random(40) }, (_, i) => i * 900 + random(99)), beatsPerMinute: [60, 61] }),
    () => canonicalJson({ lists: [Array.from({ length: 9 }, () => random(3) - 1), Array.from({ length: 9 }, (_, i) => i / 2)] }),
    () => canonicalJson({ note: 'a [1,2,3,4,5,6,7,8] in words, [01,2,3,4,5,6,7,8] and "ü" ', empty: [] }),
    () => canonicalJson({ large: Array.from({ length: 8 }, () => 2 ** 52 + random(9)) }),
  ];
  for (let round = 0; round < 100; round++) {
    const records = Array.from({ length: 1 + random(60) }, () =>
      record(AT + random(1e9), {
        keyFrom: random(2) === 0 ? wholeKey(`key-${random(1e6)}`) : 'a|\u0002',
        timeZone: random(3) === 0 ? undefined : 'Asia/Tokyo',
        content: (contents[random(contents.length)] ?? String)(),
        ...(random(3) === 0 && { updatedAt: AT + random(1e6) }),
      }),
    )
      .toSorted((a, b) => a.start - b.start)
      .map((one) => ({ ...one, end: one.start + random(5) * random(1e7) }));

    assert.deepEqual(decodeRecords(encodeRecords(records)), records, `round ${round}`);
  }
});

test('records: a month of sleep takes about six bytes a stretch', () => {
  const random = chance(3);
  let at = AT;
  const records = Array.from({ length: 600 }, () => {
    const start = (at += 300_000 + 1000 * random(1500));
    return record(start, { end: start + 30_000 * (1 + random(60)), content: `{"stage":"${['core', 'rem', 'deep', 'awake'][random(4)]}"}` });
  });
  const { numbers, texts } = encodeRecords(records);

  assert.ok(numbers.length + texts.length < 600 * 6, `${numbers.length + texts.length} bytes`);
});

test('records: a layout from the future and numbers that end too early are refused', () => {
  const { numbers, texts } = encodeRecords([record(AT)]);

  assert.throws(() => decodeRecords({ numbers: Uint8Array.of(9, ...numbers.subarray(1)), texts }), RangeError);
  assert.throws(() => decodeRecords({ numbers: numbers.subarray(0, 9), texts }), RangeError);
});

test('keys: the times of a record are left out of its key and put back; others are kept whole', () => {
  const [start, end] = [AT, AT + 1000];
  const natural = `apple-health|Sleep|Watch|${start}|${end}|a|b`;
  const keyFrom = keyTemplate(natural, start, end);

  assert.equal(keyOf({ keyFrom, start, end }).natural, natural);
  assert.equal(holdsStart(keyFrom), true);
  assert.equal(holdsStart(keyTemplate(`oura|${start}x|1`, start, end)), false);
  assert.deepEqual(keyOf({ keyFrom: wholeKey('abc'), start, end }), { short: 'abc' });
});

test('canonical JSON: equal contents are equal texts, whatever the order of their keys', () => {
  assert.equal(canonicalJson({ bb: 1, a: { d: [{ z: 1, y: undefined, x: 2 }], c: null } }), '{"a":{"c":null,"d":[{"x":2,"z":1}]},"bb":1}');
  assert.equal(
    canonicalJson({ b: new Date(0), 10: Number.NaN, 9: -0, a: [undefined, true, 'ü"'] }),
    '{"9":0,"10":null,"a":[null,true,"ü\\""],"b":"1970-01-01T00:00:00.000Z"}',
  );
});
