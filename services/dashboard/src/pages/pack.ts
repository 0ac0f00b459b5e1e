import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotliOf = promisify(brotliCompress);
const gzipOf = promisify(gzip);

export type Coding = 'br' | 'gzip';

/** The best coding that a client takes (RFC 9110 12.5.3); undefined for none. Nobody who refuses one says so with a weight but zero. */
export function codingOf(accepted: string | string[] | undefined): Coding | undefined {
  const taken = String(accepted ?? '')
    .split(',')
    .map((part) => part.trim().replaceAll(' ', ''))
    .filter((part) => !/;q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  if (taken.includes('br')) return 'br';
  return taken.includes('gzip') ? 'gzip' : undefined;
}

/** How much time packing may take: a page is packed for each answer, a file once. */
const BROTLI_QUALITY = { page: 4, file: 9 } as const;

/** Packs content for a coding. */
export async function pack(content: Uint8Array, coding: Coding, what: keyof typeof BROTLI_QUALITY): Promise<Buffer> {
  if (coding === 'gzip') return await gzipOf(content);
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[what], [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return await brotliOf(content, { params });
}
