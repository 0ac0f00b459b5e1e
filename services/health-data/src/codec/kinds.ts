/** First byte of a stored month: a directory of its days, then a chunk of any other kind. */
export const MONTH = 3;

/** Where the directory of a stored month lies: behind kind, length (two bytes) and CRC-32, all lowest byte first. */
export function headOfMonth(bytes: Uint8Array): { readonly from: number; readonly to: number; readonly checksum: number } {
  if (bytes.length < 7) throw new RangeError('stored chunk is damaged');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { from: 7, to: 7 + view.getUint16(1, true), checksum: view.getUint32(3, true) };
}
