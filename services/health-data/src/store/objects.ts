import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';

/** Whole files under names such as `<person>/<name>`: they are written once, read, and removed. */
export interface ObjectStore {
  /** Moves a file of this machine into the store; a file that has been moved before is no fault. */
  take(name: string, file: string): Promise<void>;
  /** Undefined when there is none. */
  read(name: string): Promise<Readable | undefined>;
  /** Removes one; none is no fault. */
  remove(name: string): Promise<void>;
  /** Removes all whose names begin with a folder. Returns how many there were. */
  removeFolder(folder: string): Promise<number>;
}

/** Objects as files of a folder, the embedded default. */
export function openFolderObjects(root: string): ObjectStore {
  const fileOf = (name: string): string => join(root, name);
  return {
    async take(name, file) {
      if (!existsSync(file)) return;
      await mkdir(dirname(fileOf(name)), { recursive: true, mode: 0o700 });
      await rename(file, fileOf(name));
    },
    read: async (name) => (existsSync(fileOf(name)) ? createReadStream(fileOf(name)) : undefined),
    remove: (name) => rm(fileOf(name), { force: true }),
    async removeFolder(folder) {
      if (!existsSync(fileOf(folder))) return 0;
      const files = await readdir(fileOf(folder));
      await rm(fileOf(folder), { recursive: true, force: true });
      return files.length;
    },
  };
}
