import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Readable } from 'node:stream';

/** Files of bulk exports: a folder each, compressed, gone when the export has expired or somebody in it is erased. */
export interface ExportFiles {
  /** Writes a file as its pieces come. Killed in between, the next attempt writes it anew. */
  write(exportId: string, name: string, pieces: AsyncIterable<string>): Promise<void>;
  /** The file as it was written; undefined when it is not there. */
  read(exportId: string, name: string): Promise<Readable | undefined>;
  remove(exportId: string): Promise<void>;
}

const FAST = 1;

/** Opens the folder of exports, below the folder of the service. */
export function openExportFiles(home: string): ExportFiles {
  const folderOf = (exportId: string): string => join(home, 'exports', exportId);
  const pathOf = (exportId: string, name: string): string => join(folderOf(exportId), `${name}.gz`);
  return {
    async write(exportId, name, pieces) {
      mkdirSync(folderOf(exportId), { recursive: true, mode: 0o700 });
      await pipeline(Readable.from(pieces), createGzip({ level: FAST }), createWriteStream(pathOf(exportId, name), { mode: 0o600 }));
    },
    async read(exportId, name) {
      const path = pathOf(exportId, name);
      if ((await stat(path).catch(() => undefined)) === undefined) return undefined;
      const file = createReadStream(path);
      const plain = createGunzip();
      file.on('error', (error) => plain.destroy(error));
      plain.on('close', () => file.destroy());
      return file.pipe(plain);
    },
    remove: (exportId) => rm(folderOf(exportId), { recursive: true, force: true }),
  };
}
