import { crc32, deflateRawSync } from 'node:zlib';

/** How one file is put into an archive made for a test. */
export interface ZipFile {
  readonly name: string;
  readonly content: Buffer;
  readonly isStored?: boolean;
  /** Sizes after the content: `wide` uses eight bytes each, `bare` leaves out the signature. */
  readonly descriptor?: 'narrow' | 'wide' | 'bare';
  /** Sizes in a ZIP64 extra field. */
  readonly isZip64?: boolean;
  readonly flags?: number;
  readonly wrongCrc?: boolean;
}

/** Makes an archive of every shape that exporters write, and some that only broken ones do. */
export function buildZip(files: readonly ZipFile[]): Buffer {
  return Buffer.concat([...files.map(fileBytes), Buffer.from('504b0506' + '00'.repeat(18), 'hex')]);
}

function fileBytes(file: ZipFile): Buffer {
  const name = Buffer.from(file.name);
  const body = file.isStored ? file.content : deflateRawSync(file.content);
  const sum = (crc32(file.content) ^ (file.wrongCrc ? 1 : 0)) >>> 0;
  const sizes = file.descriptor ? [0, 0] : file.isZip64 ? [0xffffffff, 0xffffffff] : [body.length, file.content.length];
  const extra = file.isZip64 ? Buffer.concat([u16(1), u16(16), u64(file.content.length), u64(body.length)]) : Buffer.alloc(0);
  const flags = (file.flags ?? 0) | (file.descriptor ? 8 : 0);
  const header = [
    u32(0x04034b50),
    u16(20),
    u16(flags),
    u16(file.isStored ? 0 : 8),
    u32(0),
    u32(file.descriptor ? 0 : sum),
    u32(sizes[0] ?? 0),
    u32(sizes[1] ?? 0),
    u16(name.length),
    u16(extra.length),
    name,
    extra,
  ];
  return Buffer.concat([...header, body, descriptorOf(file, sum, body.length)]);
}

function descriptorOf(file: ZipFile, sum: number, compressed: number): Buffer {
  const size = file.descriptor === 'wide' ? u64 : u32;
  if (file.descriptor === undefined) return Buffer.alloc(0);
  const mark = file.descriptor === 'bare' ? [] : [u32(0x08074b50)];
  return Buffer.concat([...mark, u32(sum), size(compressed), size(file.content.length)]);
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
