/** Largest file that is read whole, when its form cannot be read in parts. */
const WHOLE_BYTES_MAX = 256 * 1024 * 1024;

/** Decodes content as it comes: UTF-8 with or without a mark, UTF-16 by its mark, else Latin-1 when the beginning is no UTF-8. */
export async function* textOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const piece of content) {
    decoder ??= new TextDecoder(encodingOf(piece));
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder?.decode();
  if (rest !== undefined && rest !== '') yield rest;
}

/** The encoding that the first bytes of a text speak of. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The beginning of a file as text, for recognising it: no mark, at most some thousand letters. */
export const headText = (head: Uint8Array, letters = 8192): string =>
  new TextDecoder(encodingOf(head)).decode(head.subarray(0, letters * 2), { stream: true }).slice(0, letters);

/** The whole of a small file; undefined when it is larger than anything of its kind. */
export async function wholeText(content: AsyncIterable<Uint8Array>, bytesMax = WHOLE_BYTES_MAX): Promise<string | undefined> {
  const bytes = await wholeBytes(content, bytesMax);
  return bytes && new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The bytes of a small file; undefined when it is larger than anything of its kind. */
export async function wholeBytes(content: AsyncIterable<Uint8Array>, bytesMax = WHOLE_BYTES_MAX): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content) {
    bytes += piece.length;
    if (bytes > bytesMax) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Lines of a text, without their ends. A line longer than any of its kind is cut into several. */
export async function* linesOf(content: AsyncIterable<Uint8Array>, lettersMax = 16 * 1024 * 1024): AsyncGenerator<string> {
  let held = '';
  for await (const text of textOf(content)) {
    const lines = (held + text).split(/\r\n|\n|\r(?!$)/);
    held = lines.pop() ?? '';
    yield* lines;
    if (held.length > lettersMax) {
      yield held;
      held = '';
    }
  }
  if (held !== '') yield held.replace(/\r$/, '');
}
