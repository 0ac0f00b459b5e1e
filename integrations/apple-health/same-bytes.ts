/** Shorter runs are compared in a loop; for longer ones the native comparison wins although calling it costs 60 ns. */
const LOOP_BYTES_MAX = 48;

/** Whether `known` stands at `at`. */
export function isSame(bytes: Buffer, at: number, end: number, known: Buffer): boolean {
  const length = known.length;
  if (at + length > end) return false;
  // Both ends of a head are always the same words; a look at the middle turns most strangers away.
  const middle = length >> 1;
  if (bytes[at + middle] !== known[middle]) return false;
  if (length > LOOP_BYTES_MAX) return bytes.compare(known, 0, length, at, at + length) === 0;
  for (let i = 0; i < length; i++) if (bytes[at + i] !== known[i]) return false;
  return true;
}
