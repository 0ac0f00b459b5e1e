import { fileId, FitWriter, secondsOf, TYPE } from './fit-writer.ts';
import { aCuff, aScale, aStrap } from './made-readings.ts';

const { enum: ENUM, uint8: U8, uint16: U16, uint32: U32, int32: I32, int16: I16, float32: F32 } = TYPE;

/** A run of `count` seconds from 2026-03-01 07:00 UTC, with a pause, two laps and its session at the end, as devices write it. */
export function aRun(count = 60, { isBig = false, sport = 1 }: { readonly isBig?: boolean; readonly sport?: number } = {}): Buffer {
  const start = secondsOf('2026-03-01T07:00:00Z');
  const writer = new FitWriter({ isBig }).message(0, fileId(4));
  writer.message(
    21,
    [
      [253, U32, start],
      [0, ENUM, 0],
      [1, ENUM, 0],
    ],
    1,
  );
  for (let i = 0; i < count; i++) {
    writer.message(
      20,
      [
        [253, U32, start + i],
        [0, I32, 620_000_000 + i],
        [1, I32, 110_000_000],
        [3, U8, i === 3 ? 0 : i === 4 ? undefined : 120 + (i % 10)],
        [4, U8, 85],
        [5, U32, i * 300],
        [6, U16, 3000],
        [7, U16, 250],
        [2, U16, (100 + 500) * 5],
        [13, TYPE.int8, -2],
      ],
      2,
    );
  }
  writer.message(
    21,
    [
      [253, U32, start + 10],
      [0, ENUM, 0],
      [1, ENUM, 4],
    ],
    1,
  );
  writer.message(
    21,
    [
      [253, U32, start + 25],
      [0, ENUM, 0],
      [1, ENUM, 0],
    ],
    1,
  );
  writer.message(
    19,
    [
      [253, U32, start + count],
      [2, U32, start],
      [8, U32, (count - 15) * 1000],
    ],
    3,
  );
  writer.message(
    18,
    [
      [253, U32, start + count],
      [2, U32, start],
      [5, ENUM, sport],
      [6, ENUM, undefined],
      [7, U32, count * 1000],
      [8, U32, (count - 15) * 1000],
      [9, U32, count * 300],
      [11, U16, 42],
      [16, U8, 124],
      [17, U8, 129],
      [18, U8, 85],
      [20, U16, 250],
    ],
    4,
  );
  writer.message(
    34,
    [
      [253, U32, start + count],
      [5, U32, start + count + 3600],
    ],
    5,
  );
  return writer.file();
}

/** A day of a watch from 06:00 in a zone two hours ahead of UTC, with readings of every kind. */
export function aDay(): Buffer {
  const start = secondsOf('2026-03-01T06:00:00Z');
  const low = (seconds: number): number => seconds % 65_536;
  const writer = new FitWriter().message(0, fileId(32));
  writer.message(
    103,
    [
      [253, U32, start],
      [0, U32, start + 7200],
    ],
    1,
  );
  // Steps before the file began: 1000, then 240 more while walking, and 60 while running.
  writer.message(
    55,
    [
      [253, U32, start],
      [5, ENUM, 6],
      [3, U32, 1000],
      [2, U32, 70_000],
      [19, U16, 30],
    ],
    2,
  );
  writer.message(
    55,
    [
      [253, U32, start + 600],
      [5, ENUM, 6],
      [3, U32, 1240],
      [2, U32, 88_000],
      [19, U16, 42],
    ],
    2,
  );
  writer.message(
    55,
    [
      [253, U32, start + 900],
      [5, ENUM, 1],
      [3, U32, 60],
      [2, U32, 6000],
      [19, U16, 5],
    ],
    2,
  );
  writer.message(
    55,
    [
      [26, U16, low(start + 960)],
      [27, U8, 71],
    ],
    3,
  );
  writer.message(
    55,
    [
      [26, U16, low(start + 60_000)],
      [27, U8, 58],
    ],
    3,
  );
  writer.message(
    55,
    [
      [253, U32, start + 70_060],
      [33, U16, 2],
      [34, U16, 0],
    ],
    4,
  );
  // After local midnight the counter begins anew.
  writer.message(
    55,
    [
      [253, U32, start + 70_200],
      [5, ENUM, 6],
      [3, U32, 30],
      [2, U32, 2100],
      [19, U16, 1],
    ],
    2,
  );
  writer.message(
    211,
    [
      [253, U32, start],
      [0, U8, 52],
      [1, U8, 49],
    ],
    5,
  );
  writer.message(
    227,
    [
      [0, I16, 33],
      [1, U32, start + 180],
    ],
    6,
  );
  writer.message(
    227,
    [
      [0, I16, -1],
      [1, U32, start + 360],
    ],
    6,
  );
  writer.message(
    269,
    [
      [253, U32, start + 60],
      [0, U8, 96],
      [1, U8, 4],
    ],
    7,
  );
  writer.message(
    297,
    [
      [253, U32, start + 60],
      [0, I16, 1425],
    ],
    8,
  );
  writer.message(
    297,
    [
      [253, U32, start + 120],
      [0, I16, -100],
    ],
    8,
  );
  writer.message(
    229,
    [
      [0, U32, start],
      [2, U16, 485],
    ],
    9,
  );
  writer.message(
    314,
    [
      [253, U32, start],
      [0, U16, 60],
      [1, TYPE.int8, [70, 71, -16]],
    ],
    10,
  );
  return writer.file();
}

/** A night with stages, scores, variability and skin temperature. */
export function aNight(): Buffer {
  const start = secondsOf('2026-03-01T22:00:00Z');
  const writer = new FitWriter().message(0, fileId(49));
  writer.message(
    21,
    [
      [253, U32, start],
      [0, ENUM, 74],
      [1, ENUM, 0],
    ],
    1,
  );
  const stages = [2, 2, 3, 3, 2, 4, 1, 2];
  stages.forEach((stage, i) =>
    writer.message(
      275,
      [
        [253, U32, start + i * 1800],
        [0, ENUM, stage],
      ],
      2,
    ),
  );
  writer.message(
    21,
    [
      [253, U32, start + 8 * 1800],
      [0, ENUM, 74],
      [1, ENUM, 1],
    ],
    1,
  );
  writer.message(
    346,
    [
      [6, U8, 81],
      [11, U8, 2],
    ],
    3,
  );
  writer.message(
    371,
    [
      [253, U32, start + 300],
      [0, U16, 45 * 128],
    ],
    4,
  );
  writer.message(
    371,
    [
      [253, U32, start + 600],
      [0, U16, undefined],
    ],
    4,
  );
  writer.message(
    370,
    [
      [253, U32, start + 8 * 1800],
      [0, U16, 44 * 128],
      [1, U16, 46 * 128],
      [6, ENUM, 4],
    ],
    5,
  );
  writer.message(
    398,
    [
      [253, U32, start + 8 * 1800],
      [1, F32, -0.25],
      [4, F32, 33.5],
    ],
    6,
  );
  writer.message(
    412,
    [
      [253, U32, start],
      [0, U32, start - 30_000],
      [2, U32, start - 27_000],
      [5, ENUM, 0],
    ],
    7,
  );
  return writer.file();
}

/** One of each, for telling forms apart. */
export const samples = (): Readonly<Record<string, Buffer>> => ({
  'a.fit': aRun(),
  'b.fit': aDay(),
  'c.fit': aNight(),
  'd.fit': aScale(),
  'e.fit': aCuff(),
  'DI_CONNECT/DI-Connect-Uploaded-Files/f.fit': aStrap(),
});
