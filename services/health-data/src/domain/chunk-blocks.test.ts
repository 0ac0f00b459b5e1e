import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '../../test/columns.ts';
import { eachBlock } from './chunk-blocks.ts';
import { decodeChunk, encodeChunk } from './chunk-codec.ts';
import type { Columns } from './columns.ts';

const DAY = Date.UTC(2024, 2, 1);

/** Steady readings, uneven ones, jumps too wide for 32 bits, samples that last, circumstances, decimals. */
function anyColumns(random: (below: number) => number): Columns {
  const count = 1 + random(700);
  const [paceMs, isSteady, lasts, decimals] = [1000 * (1 + random(90)), random(2) === 0, random(3) === 0, 10 ** random(4)];
  const start = new Float64Array(count);
  let now = DAY + random(1000);
  for (let i = 0; i < count; i++) {
    start[i] = now;
    now += isSteady && random(200) > 0 ? paceMs : random(50) === 0 ? random(2 ** 31) * 100 : random(120_000);
  }
  return {
    count,
    start,
    ...(lasts && { end: start.map((at) => at + random(2) * 30_000) }),
    value: Float64Array.from({ length: count }, () => (random(100) === 0 ? random(2 ** 31) * 4 : random(2_000)) / decimals),
    ...(random(3) === 0 && { context: Uint8Array.from({ length: count }, () => random(5)) }),
  };
}

test('blocks of a chunk: one after the other they are the columns of it', () => {
  const random = chance(3);
  for (let round = 0; round < 300; round++) {
    const bytes = encodeChunk(anyColumns(random));
    const shown: [number, number][] = [];

    const isShown = eachBlock(bytes, ({ count, first, paceMs, start, value }) => {
      for (let i = 0; i < count; i++) shown.push([Number.isNaN(paceMs) ? (start[i] ?? 0) : first + i * paceMs, value[i] ?? 0]);
      if (Number.isNaN(paceMs)) assert.equal(first, start[0]);
    });

    const { start, value } = decodeChunk(bytes);
    assert.ok(isShown);
    assert.deepEqual(
      shown,
      Array.from(start, (at, i) => [at, value[i]]),
    );
  }
});

test('blocks of a chunk: values that are no decimals are not shown, and damage is told', () => {
  const noise: Columns = { count: 3, start: Float64Array.of(0, 1, 2), value: Float64Array.of(Math.PI, Math.E, 1 / 3) };
  const minutes: Columns = {
    count: 500,
    start: Float64Array.from({ length: 500 }, (_, i) => DAY + i * 60_000),
    value: Float64Array.from({ length: 500 }, (_, i) => 60 + (i % 37)),
  };
  const unwanted = (): void => assert.fail('nothing is shown');

  assert.equal(eachBlock(encodeChunk(noise), unwanted), false);
  const whole = encodeChunk(minutes);
  for (let length = 1; length < whole.length; length++) assert.throws(() => eachBlock(whole.slice(0, length), () => {}), RangeError);
  assert.throws(() => eachBlock(Uint8Array.of(9, 0, 1), unwanted), RangeError);
});
