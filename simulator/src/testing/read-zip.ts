import { crc32, inflateRawSync } from 'node:zlib';

/** Reads the entries of an archive by its directory, checking sizes and checksums: a second opinion on what was written. */
export function readZip(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  let [count, offset] = [archive.readUInt16LE(end + 10), archive.readUInt32LE(end + 16)];
  if (offset === 0xffffffff) {
    const end64 = Number(archive.readBigUInt64LE(end - 20 + 8));
    count = Number(archive.readBigUInt64LE(end64 + 32));
    offset = Number(archive.readBigUInt64LE(end64 + 48));
  }
  const files = new Map<string, Buffer>();
  for (let at = offset; count > 0; count--) {
    const [nameLength, extraLength] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30)];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    let [compressed, size, start] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24), archive.readUInt32LE(at + 42)];
    if (size === 0xffffffff) {
      const extra = at + 46 + nameLength + 4;
      [size, compressed, start] = [0, 8, 16].map((skip) => Number(archive.readBigUInt64LE(extra + skip))) as [number, number, number];
    }
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const content = inflateRawSync(archive.subarray(data, data + compressed));
    if (content.length !== size || crc32(content) !== archive.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`);
    files.set(name, content);
    at += 46 + nameLength + extraLength;
  }
  return files;
}
