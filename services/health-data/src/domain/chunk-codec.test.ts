import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeChunk, encodeChunk } from './chunk-codec.ts';
import type { Columns } from './columns.ts';

const DAY = Date.UTC(2024, 2, 1);
const SEED = 42;
/** Three samples with ends, hundredths and contexts, as each codec has written them. Never edit: stored chunks look like this. */
const GOLDEN = {
  1: '010303e8078090fcf4be637800e80778000a028c6096018905010002',
  2: '020303e8078090fcf4be632078e80723784001028c600a96240a030a01',
} as const;
/** Forty minutes of heart rate with a gap and one reading far off. */
const GOLDEN_GAP = '020028e8078090fcf4be636078011ea0380078630001180fa1c42094188412835060104a0c4209';
const GOLDEN_DOUBLES = '020002018090fcf4be630202ff403f09d52155fb55545544552d551855';

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const columns = (rows: readonly (readonly [start: number, end: number, value: number, context?: number])[]): Columns => ({
  count: rows.length,
  start: Float64Array.from(rows, ([start]) => start),
  end: Float64Array.from(rows, ([, end]) => end),
  value: Float64Array.from(rows, ([, , value]) => value),
  context: Uint8Array.from(rows, ([, , , context]) => context ?? 0),
});

test('chunk: the bytes of a known day stay the same for ever (codec 2)', () => {
  const bytes = encodeChunk(
    columns([
      [DAY, DAY + 60_000, 61.5, 1],
      [DAY + 60_000, DAY + 120_000, 62.25, 0],
      [DAY + 120_000, DAY + 185_000, 59, 2],
    ]),
  );

  assert.equal(Buffer.from(bytes).toString('hex'), GOLDEN[2]);
});

test('chunk: the bytes of a gap, of a reading far off and of doubles stay the same for ever (codec 2)', () => {
  const value = Float64Array.from({ length: 40 }, (_, i) => (i === 25 ? 180 : 60 + ((i * i) % 7)));
  const start = Float64Array.from(value, (_, i) => DAY + i * 60_000 + (i > 30 ? 7_200_000 : 0));
  const doubles = { count: 2, start: Float64Array.of(DAY, DAY + 1), value: Float64Array.of(Math.PI, 1 / 3) };

  assert.equal(Buffer.from(encodeChunk({ count: 40, start, value })).toString('hex'), GOLDEN_GAP);
  assert.equal(Buffer.from(encodeChunk(doubles)).toString('hex'), GOLDEN_DOUBLES);
  assert.deepEqual(decodeChunk(Buffer.from(GOLDEN_GAP, 'hex')), { count: 40, start, value });
  assert.deepEqual(decodeChunk(Buffer.from(GOLDEN_DOUBLES, 'hex')), doubles);
});

for (const [codec, golden] of Object.entries(GOLDEN)) {
  test(`chunk: bytes of codec ${codec} that were written long ago are still read`, () => {
    const { count, start, end, value, context } = decodeChunk(Buffer.from(golden, 'hex'));

    assert.deepEqual(
      [count, [...start], [...end!], [...value], [...context!]],
      [3, [DAY, DAY + 60_000, DAY + 120_000], [DAY + 60_000, DAY + 120_000, DAY + 185_000], [61.5, 62.25, 59], [1, 0, 2]],
    );
  });
}

test('chunk: instants without context need neither ends nor contexts, and get none back', () => {
  const decoded = decodeChunk(encodeChunk({ count: 2, start: Float64Array.of(DAY, DAY + 1), value: Float64Array.of(1, 2) }));

  assert.deepEqual(Object.keys(decoded).toSorted(), ['count', 'start', 'value']);
});

test('chunk: a steady minute of whole heart rates takes under half a byte a sample', () => {
  const start = Float64Array.from({ length: 1440 }, (_, i) => DAY + i * 60_000);
  const value = Float64Array.from({ length: 1440 }, (_, i) => 60 + (i % 7));

  assert.ok(encodeChunk({ count: 1440, start, value }).length < 1440 / 2);
});

const shapes: Readonly<Record<string, (random: () => number) => number>> = {
  'whole numbers': (random) => Math.floor(random() * 200),
  'two decimals': (random) => Math.round(random() * 20_000) / 100,
  'six decimals of either sign': (random) => Math.round((random() - 0.5) * 2e9) / 1e6,
  'doubles of every size': (random) => (random() - 0.5) * 10 ** Math.floor(random() * 40 - 20),
  'single precision': (random) => Math.fround(random() * 100),
  'very large whole numbers': (random) => Math.floor(random() * 2 ** 53),
  'equal numbers': () => 61,
  'equal numbers but for a few far off': (random) => (random() < 0.03 ? Math.floor(random() * 2 ** (1 + random() * 45)) : 61),
  'whole numbers of either sign around 32 bits': (random) => Math.round((random() - 0.5) * 2 ** (29 + random() * 6)),
};

for (const [shape, draw] of Object.entries(shapes)) {
  test(`chunk: ${shape} come back to the last bit, with irregular times (seed ${SEED})`, () => {
    const random = randomFrom(SEED);
    for (let round = 0; round < 60; round++) {
      let at = DAY - Math.floor(random() * 1e12);
      const isSteady = round % 3 === 0;
      const rows = Array.from({ length: 1 + Math.floor(random() * 300) }, () => {
        at += isSteady ? 60_000 : random() < 0.2 ? 0 : Math.floor(random() * 10 ** Math.floor(random() * 8));
        return [at, at + Math.floor(random() * 1e6), draw(random), Math.floor(random() * 3)] as const;
      });
      const given = columns(rows);

      const got = decodeChunk(encodeChunk(given));

      assert.deepEqual([got.start, got.end ?? got.start, got.value, got.context], [given.start, given.end, given.value, given.context]);
    }
  });
}

test('chunk: what cannot be written faithfully is refused', () => {
  const one = (start: number, end: number, value: number): Columns => columns([[start, end, value]]);

  assert.throws(() => encodeChunk(columns([])), RangeError);
  assert.throws(() => encodeChunk(one(DAY, DAY, Number.NaN)), RangeError);
  assert.throws(() => encodeChunk(one(DAY, DAY, Infinity)), RangeError);
  assert.throws(() => encodeChunk(one(DAY + 0.5, DAY + 1, 1)), RangeError);
  assert.throws(() => encodeChunk(one(DAY, DAY - 1, 1)), RangeError);
  assert.throws(
    () =>
      encodeChunk(
        columns([
          [DAY, DAY, 1],
          [DAY - 1, DAY, 1],
        ]),
      ),
    RangeError,
  );
});

test(`chunk: damaged bytes end in a RangeError or in samples, never in anything else (seed ${SEED})`, () => {
  const random = randomFrom(SEED);
  const wholes = [GOLDEN[1], GOLDEN[2], GOLDEN_GAP, GOLDEN_DOUBLES].map((hex) => Buffer.from(hex, 'hex'));
  for (let round = 0; round < 8_000; round++) {
    const whole = wholes[round % wholes.length]!;
    const bytes = Buffer.from(whole.subarray(0, 1 + Math.floor(random() * whole.length)));
    bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    try {
      decodeChunk(bytes);
    } catch (error) {
      assert.ok(error instanceof RangeError, String(error));
    }
  }
});
