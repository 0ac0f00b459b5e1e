/** First byte of a stored month: a directory of its days, then a chunk of any other kind. */
export const MONTH = 3;

/** Where the directory of a stored month lies: behind kind, length (two bytes) and CRC-32, all lowest byte first. */
export function headOfMonth(bytes: Uint8Array): { readonly from: number; readonly to: number; readonly checksum: number } {
  if (bytes.length < 7) throw new RangeError('stored chunk is damaged');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { from: 7, to: 7 + view.getUint16(1, true), checksum: view.getUint32(3, true) };
}

/** First byte of a stored day to whose end pieces are added: chunks of any other kind, each behind its length. */
export const PIECES = 4;
/** Bytes of the length of a piece, highest first, because the database writes it as well. */
export const PIECE_HEAD_BYTES = 4;

/** Pieces of a stored day, oldest first, as views. @throws {RangeError} when they do not end with the bytes */
export function piecesIn(bytes: Uint8Array): readonly Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: Uint8Array[] = [];
  for (let at = 1; at < bytes.length;) {
    const from = at + PIECE_HEAD_BYTES;
    at = from <= bytes.length ? from + view.getUint32(at) : Infinity;
    if (at > bytes.length) throw new RangeError('stored chunk is damaged');
    pieces.push(bytes.subarray(from, at));
  }
  if (pieces.length === 0) throw new RangeError('stored chunk is damaged');
  return pieces;
}
