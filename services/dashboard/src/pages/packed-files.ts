import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pack, type Coding } from './pack.ts';

/** A plain name in this very folder, of a kind that is worth packing. */
const PACKABLE = /^[A-Za-z0-9_-][A-Za-z0-9._-]*\.(js|css|svg|json)$/;
/** More than an app has: the folder belongs to the build. */
const KEPT_AT_MOST = 400;

/** Files of a folder, packed when first asked for and kept: their names carry fingerprints, so what is kept stays true. */
export interface PackedFiles {
  /** Undefined when there is no such file or it is not worth packing. */
  get(name: string, coding: Coding): Promise<Buffer | undefined>;
}

/** Packs the files of one folder. */
export function createPackedFiles(folder: string): PackedFiles {
  const kept = new Map<string, Promise<Buffer | undefined>>();
  const make = async (name: string, coding: Coding): Promise<Buffer | undefined> => {
    const content = await readFile(join(folder, name)).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    });
    return content && (await pack(content, coding, 'file'));
  };
  return {
    async get(name, coding) {
      if (!PACKABLE.test(name)) return undefined;
      const key = `${coding} ${name}`;
      const known = kept.get(key);
      if (known !== undefined) return await known;
      const packing = make(name, coding);
      if (kept.size < KEPT_AT_MOST) kept.set(key, packing);
      const packed = await packing.catch((error: unknown) => {
        kept.delete(key);
        throw error;
      });
      // The build may still write it.
      if (packed === undefined) kept.delete(key);
      return packed;
    },
  };
}
