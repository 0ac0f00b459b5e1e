/** A growing block of bytes: text and ready-made bytes are put behind each other, then taken as one buffer. */
export interface ByteBlock {
  readonly length: () => number;
  readonly text: (text: string) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  /** Two decimal digits. */
  readonly twoDigits: (value: number) => void;
  /** All that was put, leaving the block empty. */
  readonly take: () => Buffer;
}

/** Text up to this length is copied letter by letter, which beats the call into the encoder. */
const SHORT_TEXT = 24;

/** Makes an empty block. It doubles when full, so its memory is bounded by what is put between two takes. */
export function byteBlock(capacity: number): ByteBlock {
  let buffer = Buffer.allocUnsafe(capacity);
  let used = 0;
  const reserve = (extra: number): void => {
    if (used + extra <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, used + extra));
    buffer.copy(larger, 0, 0, used);
    buffer = larger;
  };
  return {
    length: () => used,
    text: (text) => {
      // At most three bytes a UTF-16 unit.
      reserve(text.length * 3);
      if (text.length <= SHORT_TEXT) {
        let isAscii = true;
        for (let i = 0; i < text.length; i++) {
          const code = text.charCodeAt(i);
          if (code > 127) isAscii = false;
          buffer[used + i] = code;
        }
        if (isAscii) {
          used += text.length;
          return;
        }
      }
      used += buffer.write(text, used, 'utf8');
    },
    bytes: (bytes) => {
      reserve(bytes.length);
      buffer.set(bytes, used);
      used += bytes.length;
    },
    twoDigits: (value) => {
      reserve(2);
      buffer[used++] = 48 + Math.floor(value / 10);
      buffer[used++] = 48 + (value % 10);
    },
    take: () => {
      const taken = buffer.subarray(0, used);
      buffer = Buffer.allocUnsafe(capacity);
      used = 0;
      return taken;
    },
  };
}
