import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FitWriter, secondsOf, TYPE, fileId } from '../testing/fit-writer.ts';
import { isFit, messagesOf } from './messages.ts';

const START = secondsOf('2026-03-01T07:00:00Z');

/** Every value of some fields of every message, and the faults of the file. */
function read(file: Buffer, message: number, fields: readonly number[]): { readonly rows: number[][]; readonly faults: string[] } {
  const rows: number[][] = [];
  const faults: string[] = [];
  for (const found of messagesOf(file, (fault) => void faults.push(fault)))
    if (found.number === message) rows.push([found.seconds, ...fields.map((field) => found.value(field))]);
  return { rows, faults };
}

test('fit decoder: headers of 12 and 14 bytes, both orders of bytes, and every base type', () => {
  for (const isBig of [false, true])
    for (const headerBytes of [12, 14] as const) {
      const file = new FitWriter({ isBig })
        .message(500, [
          [253, TYPE.uint32, START],
          [1, TYPE.enum, 3],
          [2, TYPE.int8, -5],
          [3, TYPE.uint8, 200],
          [4, TYPE.int16, -12_345],
          [5, TYPE.uint16, 54_321],
          [6, TYPE.int32, -2_000_000_000],
          [7, TYPE.uint32, 4_000_000_000],
          [8, TYPE.float32, 1.5],
          [9, TYPE.uint32z, 9],
        ])
        .file({ headerBytes });

      assert.ok(isFit(file));
      assert.deepEqual(read(file, 500, [1, 2, 3, 4, 5, 6, 7, 8, 9]), {
        rows: [[START, 3, -5, 200, -12_345, 54_321, -2_000_000_000, 4_000_000_000, 1.5, 9]],
        faults: [],
      });
    }
});

test('fit decoder: what was not measured is no number, whatever its type', () => {
  const types = [TYPE.enum, TYPE.int8, TYPE.uint8, TYPE.int16, TYPE.uint16, TYPE.int32, TYPE.uint32, TYPE.float32, TYPE.uint32z];
  const file = new FitWriter()
    .message(
      500,
      types.map((type, i) => [i, type, undefined]),
    )
    .file();

  assert.deepEqual(
    read(
      file,
      500,
      types.map((_, i) => i),
    ).rows,
    [[Number.NaN, ...types.map(() => Number.NaN)]],
  );
});

test('fit decoder: a field whose size is no multiple of its type is unreadable, and what stands behind it is not', () => {
  const file = new FitWriter()
    .define(0, 500, [
      [1, 3, TYPE.uint16],
      [2, 1, TYPE.uint8],
    ])
    .raw(Buffer.from([0, 1, 2, 3, 42]))
    .file();

  assert.deepEqual(read(file, 500, [1, 2]).rows, [[Number.NaN, Number.NaN, 42]]);
});

test('fit decoder: five bits of a compressed header go on from the last whole time, and turn over', () => {
  const writer = new FitWriter().message(
    20,
    [
      [253, TYPE.uint32, START],
      [3, TYPE.uint8, 60],
    ],
    0,
  );
  writer.define(1, 20, [[3, 1, TYPE.uint8]]);
  const low = START & 31;
  for (const [i, step] of [1, 5, 30, 34].entries()) writer.compressed(1, (low + step) & 31, Buffer.from([61 + i]));

  assert.deepEqual(read(writer.file(), 20, [3]).rows, [
    [START, 60],
    [START + 1, 61],
    [START + 5, 62],
    [START + 30, 63],
    [START + 34, 64],
  ]);
});

test('fit decoder: a field of an app stands for one of the profile, even when the app never said who it is', () => {
  const describe = (writer: FitWriter): FitWriter =>
    writer.message(206, [
      [0, TYPE.uint8, 0],
      [1, TYPE.uint8, 7],
      [2, TYPE.uint8, TYPE.uint16],
      [3, TYPE.text, 'Power\0'],
      [6, TYPE.uint8, 10],
      [14, TYPE.uint16, 20],
      [15, TYPE.uint8, 7],
    ]);
  const withOwn = (writer: FitWriter): Buffer =>
    writer
      .define(1, 20, [[253, 4, TYPE.uint32]], [[7, 2, 0]])
      .raw(Buffer.from([1]), Buffer.from(Uint32Array.of(START).buffer), Buffer.from(Uint16Array.of(2503).buffer))
      .message(20, [
        [253, TYPE.uint32, START + 1],
        [7, TYPE.uint16, 240],
      ])
      .file();

  assert.deepEqual(read(withOwn(describe(new FitWriter())), 20, [7]).rows, [
    [START, 250.3],
    [START + 1, 240],
  ]);
  assert.deepEqual(read(withOwn(new FitWriter()), 20, [7]).rows, [
    [START, Number.NaN],
    [START + 1, 240],
  ]);
});

test('fit decoder: texts with and without a terminator', () => {
  const texts: string[] = [];
  const file = new FitWriter()
    .message(0, [[8, TYPE.text, 'fenix\0xyz']])
    .message(0, [[8, TYPE.text, 'forerunner']])
    .file();
  for (const message of messagesOf(file, assert.fail)) texts.push(message.text(8));

  assert.deepEqual(texts, ['fenix', 'forerunner']);
});

const one = (value: number): FitWriter =>
  new FitWriter().message(0, fileId(4)).message(20, [
    [253, TYPE.uint32, START + value],
    [3, TYPE.uint8, 60 + value],
  ]);

test('fit decoder: chained files are read on, also past bytes that belong to none', () => {
  const chained = Buffer.concat([one(0).file(), one(1).file({ headerBytes: 12 }), Buffer.from('garbage.FIT?'), one(2).file()]);

  const { rows, faults } = read(chained, 20, [3]);

  assert.deepEqual(
    rows.map(([, heartRate]) => heartRate),
    [60, 61, 62],
  );
  assert.ok(faults.length > 0 && faults.every((fault) => fault === 'fit-bytes-left'), String(faults));
});

test('fit decoder: a wrong checksum, a size that was never written, a cut, and a message nobody defined are told, and the rest is read', () => {
  const whole = one(0)
    .message(20, [
      [253, TYPE.uint32, START + 1],
      [3, TYPE.uint8, 61],
    ])
    .file();
  const wrong = Buffer.from(whole);
  wrong[wrong.length - 1]! ^= 1;
  const unsized = Buffer.from(whole);
  unsized.writeUInt32LE(0, 4);

  assert.deepEqual(read(wrong, 20, [3]), {
    rows: [
      [START, 60],
      [START + 1, 61],
    ],
    faults: ['fit-crc-wrong'],
  });
  assert.deepEqual(read(unsized, 20, [3]), {
    rows: [
      [START, 60],
      [START + 1, 61],
    ],
    faults: ['fit-cut-off'],
  });
  assert.deepEqual(read(whole.subarray(0, -4), 20, [3]), { rows: [[START, 60]], faults: ['fit-cut-off', 'fit-cut-off'] });
  assert.deepEqual(
    read(
      one(0)
        .raw(Buffer.from([9, 1, 2]))
        .file(),
      20,
      [3],
    ),
    { rows: [[START, 60]], faults: ['fit-malformed'] },
  );
});
