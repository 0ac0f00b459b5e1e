const BLOCK = 512;

/** One entry of an archive made for a test. */
export interface TarFile {
  readonly name: string;
  readonly content: Buffer;
  /** Kind of entry: '0' is a file, '2' a link, 'L' a GNU long name, 'x' a POSIX extended header. */
  readonly kind?: string;
}

/** Makes a POSIX tar archive. */
export const buildTar = (files: readonly TarFile[]): Buffer => Buffer.concat([...files.map(entry), Buffer.alloc(2 * BLOCK)]);

/** The extended header that gives the entry behind it a name of any length. */
export function paxName(name: string): TarFile {
  const line = ` path=${name}\n`;
  let length = line.length + 1;
  while (length !== Buffer.byteLength(line) + String(length).length) length++;
  return { name: 'PaxHeader', content: Buffer.from(`${length}${line}`), kind: 'x' };
}

function entry({ name, content, kind = '0' }: TarFile): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(' '.repeat(8), 148);
  header.write(kind, 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);
}
