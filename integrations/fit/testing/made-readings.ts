import { fileId, FitWriter, secondsOf, TYPE } from './fit-writer.ts';

const { enum: ENUM, uint8: U8, uint16: U16, uint32: U32 } = TYPE;

/** Two people on one scale, and one weight that was never finished. */
export function aScale(): Buffer {
  const at = secondsOf('2026-03-02T06:30:00Z');
  const writer = new FitWriter().message(0, fileId(9));
  const weighing = (seconds: number, kg: number, user: number): void =>
    void writer.message(
      30,
      [
        [253, U32, seconds],
        [0, U16, kg],
        [1, U16, 2150],
        [4, U16, 310],
        [7, U16, 1650 * 4],
        [12, U16, user],
      ],
      1,
    );
  weighing(at, 7240, 0);
  weighing(at + 60, 5510, 1);
  weighing(at + 120, 65_534, 0);
  return writer.file();
}

/** A cuff: one good measurement and one that failed. */
export function aCuff(): Buffer {
  const at = secondsOf('2026-03-02T06:40:00Z');
  return new FitWriter()
    .message(0, fileId(14))
    .message(
      51,
      [
        [253, U32, at],
        [0, U16, 128],
        [1, U16, 82],
        [2, U16, 97],
        [6, U8, 64],
        [8, ENUM, 0],
      ],
      1,
    )
    .message(
      51,
      [
        [253, U32, at + 90],
        [0, U16, 0],
        [1, U16, 0],
        [6, U8, 0],
        [8, ENUM, 2],
      ],
      1,
    )
    .file();
}

/** Beats at rest in the form of a chest strap: times of the strap's own clock packed into twelve bits, and intervals. */
export function aStrap(sport = 67): Buffer {
  const start = secondsOf('2026-03-03T06:00:00Z');
  const writer = new FitWriter().message(0, fileId(4));
  const base = 4_194_300;
  writer.message(
    132,
    [
      [253, U32, start],
      [9, U32, base],
      [6, U8, [60]],
    ],
    1,
  );
  // Beats one second apart: 1024 ticks, which turn over twelve bits every fourth.
  const ticks = Array.from({ length: 8 }, (_, i) => (base + (i + 1) * 1024) % 4096);
  const packed = [0, 2, 4, 6].flatMap((i) => {
    const [a, b] = [ticks[i]!, ticks[i + 1]!];
    return [a & 255, (a >> 8) | ((b & 15) << 4), b >> 4];
  });
  writer.message(
    132,
    [
      [10, TYPE.bytes, packed],
      [6, U8, [60, 61, 62, 63, 64, 65, 66, 67]],
    ],
    2,
  );
  writer.message(20, [[253, U32, start]], 3);
  for (let i = 0; i < 20; i++) writer.message(78, [[0, U16, [i % 2 === 0 ? 1000 : 1040, 65_535]]], 4);
  writer.message(
    18,
    [
      [253, U32, start + 60],
      [2, U32, start],
      [5, ENUM, sport],
      [6, ENUM, undefined],
      [7, U32, 60_000],
      [8, U32, 60_000],
    ],
    5,
  );
  return writer.file();
}
