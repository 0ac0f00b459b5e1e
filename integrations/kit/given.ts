/** Bytes that whoever receives them may give back. */
const given = new WeakSet<Uint8Array>();

/** Says that nobody else will look at bytes: who receives them may give their memory back. */
export function giveAway<T extends Uint8Array>(bytes: T): T {
  given.add(bytes);
  return bytes;
}

/** Gives the memory of bytes back that were given away; others stay as they are. */
export function giveBack(bytes: Uint8Array): void {
  if (given.delete(bytes)) free(bytes);
}

/**
 * Gives the memory of bytes back at once; they are empty afterwards. For whoever is the last to hold them: views of something larger stay.
 *
 * V8 counts what buffers hold, and tidies the whole heap of a thread each time 64 MB have passed through it. What is given back is not counted.
 */
export function free(bytes: Uint8Array): void {
  if (bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength) bytes.buffer.transfer(0);
}
