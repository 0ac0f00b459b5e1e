import { LOCAL_HEADER, LOCAL_HEADER_BYTES, localHeader } from './local-header.ts';

/** Names of the files that begin within the first bytes of an archive; empty when it is none. */
export function namesInHead(head: Uint8Array): readonly string[] {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const names: string[] = [];
  const mark = Buffer.from([0x50, 0x4b, 3, 4]);
  if (bytes.length < LOCAL_HEADER_BYTES || bytes.readUInt32LE(0) !== LOCAL_HEADER) return names;
  for (let at = 0; at !== -1; at = bytes.indexOf(mark, at + 4)) {
    if (at + LOCAL_HEADER_BYTES > bytes.length) break;
    const nameEnd = at + LOCAL_HEADER_BYTES + bytes.readUInt16LE(at + 26);
    if (nameEnd > bytes.length) break;
    names.push(localHeader(bytes.subarray(at, at + LOCAL_HEADER_BYTES), bytes.subarray(at + LOCAL_HEADER_BYTES, nameEnd)).name);
  }
  return names;
}
