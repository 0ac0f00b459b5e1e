import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { CommandFailure, EXIT } from './failure.ts';
import { folderArchive } from './folder-archive.ts';

/** What is sent: a file as it is, or a folder as an archive. */
export interface Outgoing {
  /** Under which an upload that broke off is found again. */
  readonly name: string;
  readonly bytes: number;
  content(from: number): AsyncIterable<Uint8Array>;
}

const PIECE_BYTES = 1_048_576;

/** Looks at what is to be sent. Throws what the user can mend. */
export async function outgoing(path: string): Promise<Outgoing> {
  const found = existsSync(path) ? statSync(path) : undefined;
  if (found?.isDirectory() === true) {
    const archive = await folderArchive(path);
    if (archive === undefined) throw new CommandFailure(`There is no file in ${path}.`, { exit: EXIT.wrongUse });
    return archive;
  }
  if (found?.isFile() !== true) throw new CommandFailure(`There is no file ${path}.`, { exit: EXIT.wrongUse });
  if (found.size === 0) throw new CommandFailure(`${path} is empty.`, { exit: EXIT.wrongUse, fix: 'Export it again from the app.' });
  return {
    name: basename(path),
    bytes: found.size,
    content: (from) => createReadStream(path, { start: from, highWaterMark: PIECE_BYTES }),
  };
}
