import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { seal, unseal } from './seal.ts';

/** Stored settings of a service as they were last known to be good. */
export interface StoredValues {
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The last good settings on disk, so that a service starts when configuration is away. */
export interface SettingsCache {
  /** Undefined when there is no file, or it cannot be opened with this key: then it is of no use. */
  read(): Promise<StoredValues | undefined>;
  write(stored: StoredValues): Promise<void>;
}

/** A file that only its owner can read, sealed because values may be secrets, and whole at every moment. */
export function fileCache(file: string, key: Uint8Array, service: string): SettingsCache {
  const context = `settings of ${service}`;
  return {
    async read() {
      const sealed = await readFile(file, 'utf8').catch(() => undefined);
      if (sealed === undefined) return undefined;
      try {
        return JSON.parse(unseal(key, sealed, context)) as StoredValues; // Only `write` makes a text that this key opens.
      } catch {
        return undefined;
      }
    },
    async write(stored) {
      const fresh = `${file}.${process.pid}.new`;
      await mkdir(dirname(file), { recursive: true });
      await writeFile(fresh, seal(key, JSON.stringify(stored), context), { mode: 0o600 });
      await rename(fresh, file);
    },
  };
}
