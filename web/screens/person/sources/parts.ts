/** Bytes sent at once: large enough to be quick, small enough to lose little on a bad line. */
export const PART_BYTES = 8 * 1024 * 1024;

/** One part of a file. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly isLast: boolean;
}

/** The part that follows after `received` bytes; none when all of the file has arrived. An empty file is one empty last part. */
export function nextPart(received: number, bytes: number, size: number = PART_BYTES): Part | undefined {
  if (received >= bytes && !(bytes === 0 && received === 0)) return undefined;
  const to = Math.min(bytes, received + size);
  return { from: received, to, isLast: to === bytes };
}
