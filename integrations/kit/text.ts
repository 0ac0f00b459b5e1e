/** Largest file that is read whole, when its form cannot be read in parts. */
const WHOLE_BYTES_MAX = 256 * 1024 * 1024;

/** Decodes content as it comes: UTF-8 with or without a mark, UTF-16 by its mark, else Shift_JIS or Latin-1 when the beginning is no UTF-8. */
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
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'shift_jis' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return isShiftJis(head) ? 'shift_jis' : 'windows-1252';
  }
}

/** Letters of Japanese begin with bytes that are controls in Latin-1 and rare signs in Windows' form of it. */
function isShiftJis(head: Uint8Array): boolean {
  let [leads, others] = [0, 0];
  for (let i = 0; i < head.length; i++) {
    const byte = head[i] ?? 0;
    if (byte < 0x80) continue;
    const next = head[i + 1] ?? 0;
    const isPair = ((byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xea)) && next >= 0x40 && next !== 0x7f && next <= 0xfc;
    if (isPair && byte <= 0x9f) leads++;
    else others++;
    if (isPair) i++;
  }
  return leads >= 4 && leads > 2 * others;
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
