import { eachAlone, wholeBytes, type FileFormat } from '../kit/index.ts';
import { isFit } from './decode/messages.ts';
import { readFit } from './read.ts';

/** Far above a recording of several days, every second of it. */
const FILE_BYTES_MAX = 64 * 1024 * 1024;

/** FIT: what watches, bike computers, straps and scales of Garmin, Wahoo, Suunto, COROS and others record. */
export const fit: FileFormat = {
  id: 'fit',
  name: 'FIT',
  recognise: isFit,
  begin: eachAlone(async ({ content }, out) => {
    const bytes = await wholeBytes(content, FILE_BYTES_MAX);
    if (bytes === undefined) return out.problem('file-too-large', 'fit');
    await readFit(bytes, out);
  }),
};
