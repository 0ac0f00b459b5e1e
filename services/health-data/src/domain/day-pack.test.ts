import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '../../test/columns.ts';
import { decodeDays, encodeDays, toMillionths, type PackedDay } from './day-pack.ts';
import { daysOfMask, maskOf, monthOf } from './month-days.ts';

const [WATCH, PHONE] = ['0b6ff3a5-7d3c-4c9a-8a51-5d3a9f6f0a01', '11111111-2222-4333-8444-555555555555'];
const AT = Date.UTC(2026, 2, 1, 8);

const day = (value: number, more: Partial<PackedDay> = {}): PackedDay => ({
  value,
  minimum: undefined,
  maximum: undefined,
  n: 1,
  coverage: 1,
  sourceIds: [WATCH],
  updatedAt: undefined,
  ...more,
});

/** Three days, as layout 1 has written them. Never edit: stored days look like this. */
const GOLDEN =
  '0103720101000201f0010534010302200018030220001a010630700102010b6ff3a57d3c4c9a8a515d3a9f6f0a01020b6ff3a57d3c4c9a8a515d3a9f6f0a011111111122224333844455555555555502180302200080c0ca869567';

test('daily values: the bytes of a known month stay the same for ever', () => {
  const days = [
    day(12),
    day(13, { sourceIds: [WATCH, PHONE], n: 4 }),
    day(12.5, { minimum: 12, maximum: 13, coverage: 0.5, updatedAt: AT }),
  ];

  assert.deepEqual(decodeDays(encodeDays(days), 3), days);
  assert.equal(Buffer.from(encodeDays(days)).toString('hex'), GOLDEN);
});

test('daily values: any days come back as they were', () => {
  const random = chance(7);
  for (let round = 0; round < 200; round++) {
    const days = Array.from({ length: 1 + random(31) }, () =>
      day(
        [random(1e6) / 100, random(30_000) / 60, random(1e6) / 1000 / (1 + random(9)), Math.sqrt(random(1e6))][
          random(round % 4 === 0 ? 4 : 3)
        ] ?? 0,
        {
          ...(random(3) > 0 && { minimum: 50 - random(100) }),
          ...(random(3) > 0 && { maximum: random(1e5) / 7 }),
          n: random(2000),
          coverage: random(2) === 0 ? toMillionths(random(24) / 24) : toMillionths(random(1440) / 1440),
          sourceIds: [[WATCH], [PHONE, WATCH], []][random(3)] ?? [],
          ...(random(4) === 0 && { updatedAt: AT + random(1e9) }),
        },
      ),
    );

    assert.deepEqual(decodeDays(encodeDays(days), days.length), days, `round ${round}`);
  }
});

test('daily values: a month of a reading a day takes few bytes a day, and equal minimum and maximum none', () => {
  const days = Array.from({ length: 31 }, (_, i) =>
    day(52 + (i % 5), { minimum: 52 + (i % 5), maximum: 52 + (i % 5), coverage: 0.041667 }),
  );

  assert.ok(encodeDays(days).length < 31 + 31, `${encodeDays(days).length} bytes`);
});

test('daily values: means and minutes that were counted in seconds take few bytes, and come back bit by bit', () => {
  const means = Array.from({ length: 30 }, (_, i) => day((60 * 7 + i * 3.5) / 7, { n: 7 }));
  const minutes = Array.from({ length: 30 }, (_, i) => day((25_000 + 31 * i) / 60, { n: 20 + i }));

  for (const days of [means, minutes]) {
    assert.deepEqual(decodeDays(encodeDays(days), 30), days);
    assert.ok(encodeDays(days).length < 30 * 5, `${encodeDays(days).length} bytes`);
  }
});

test('daily values: a layout from the future and bytes that end too early are refused', () => {
  const bytes = encodeDays([day(1), day(2)]);

  assert.throws(() => decodeDays(Uint8Array.of(9, ...bytes.subarray(1)), 2), RangeError);
  assert.throws(() => decodeDays(bytes.subarray(0, 8), 2), RangeError);
});

test('months: a mask holds any days of a month, the last one too', () => {
  const days = ['2026-01-01', '2026-01-09', '2026-01-31'];

  assert.deepEqual(daysOfMask(monthOf('2026-01-20'), maskOf(days)), days);
  assert.deepEqual(daysOfMask('2026-01-01', maskOf([])), []);
});
