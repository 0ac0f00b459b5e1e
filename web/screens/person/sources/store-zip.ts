/** A file with its path in the folder that it came from. */
export interface FoundFile {
  readonly path: string;
  readonly file: File;
}

/** Larger archives need another form of zip; whoever has one makes the zip first. */
export const FOLDER_BYTES_MAX = 0xff_ff_ff_ff - 0x10_00_00_00;
export const FOLDER_FILES_MAX = 0xff_fe;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xed_b8_83_20 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** CRC-32 of a file (ISO 3309), read piece by piece. */
async function checksumOf(file: Blob): Promise<number> {
  let sum = 0xff_ff_ff_ff;
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return (sum ^ 0xff_ff_ff_ff) >>> 0;
    for (const byte of value) sum = (TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  }
}

const SIGNATURE = { local: 0x04_03_4b_50, central: 0x02_01_4b_50, end: 0x06_05_4b_50 } as const;
const VERSION = 20;
/** Names are UTF-8. */
const FLAGS = 0x08_00;
/** The first of January 1980: times of the files say nothing that is read. */
const EARLIEST_DAY = 0x00_21;

type Numbers = readonly (readonly [value: number, bytes: 2 | 4])[];

function written(numbers: Numbers): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(numbers.reduce((sum, [, bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [value, bytes] of numbers) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

/**
 * Files as one archive, stored and not packed (APPNOTE 6.3.9, 4.3): each is read once for its checksum, and lies in the archive by reference,
 * so that a folder of gigabytes takes no memory.
 *
 * @throws {RangeError} above `FOLDER_BYTES_MAX` bytes or `FOLDER_FILES_MAX` files
 */
export async function storedZip(name: string, files: readonly FoundFile[]): Promise<File> {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (bytes > FOLDER_BYTES_MAX || files.length > FOLDER_FILES_MAX) throw new RangeError('the folder is too large for one archive');
  const parts: BlobPart[] = [];
  const central: BlobPart[] = [];
  let at = 0;
  let centralBytes = 0;
  for (const { path, file } of files) {
    const label = new TextEncoder().encode(path);
    const about: Numbers = [
      [VERSION, 2],
      [FLAGS, 2],
      [0, 2],
      [0, 2],
      [EARLIEST_DAY, 2],
      [await checksumOf(file), 4],
      [file.size, 4],
      [file.size, 4],
      [label.length, 2],
      [0, 2],
    ];
    const head = written([[SIGNATURE.local, 4], ...about]);
    const entry = written([[SIGNATURE.central, 4], [VERSION, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]);
    parts.push(head, label, file);
    central.push(entry, label);
    at += head.length + label.length + file.size;
    centralBytes += entry.length + label.length;
  }
  const end = written([
    [SIGNATURE.end, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [centralBytes, 4],
    [at, 4],
    [0, 2],
  ]);
  return new File([...parts, ...central, end], name, { type: 'application/zip' });
}
