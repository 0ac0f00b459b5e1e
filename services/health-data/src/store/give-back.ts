/**
 * Gives the memory of bytes back at once; they are empty afterwards. For whoever is the last to hold them: views of something larger stay.
 *
 * V8 counts what buffers hold, and tidies the whole heap of the program each time 64 MB have passed through it. What is given back is not counted.
 */
export function giveBack(bytes: Uint8Array): void {
  if (bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength) bytes.buffer.transfer(0);
}
