import { storedZip, type FoundFile } from './store-zip.ts';

/** Views and twins that systems add; hidden files are left out, too. */
const LEFT_OUT = /^(\.|__MACOSX$|Thumbs\.db$|desktop\.ini$)/;

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));
const some = (reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function filesIn(folder: FileSystemDirectoryEntry, path: string): Promise<readonly FoundFile[]> {
  const entries: FileSystemEntry[] = [];
  const reader = folder.createReader();
  // A reader gives a hundred at a time, and nothing at the end.
  for (let next = await some(reader); next.length > 0; next = await some(reader)) entries.push(...next);
  const found: FoundFile[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (LEFT_OUT.test(entry.name)) continue;
    if (isFile(entry)) found.push({ path: `${path}${entry.name}`, file: await fileOf(entry) });
    if (isFolder(entry)) found.push(...(await filesIn(entry, `${path}${entry.name}/`)));
  }
  return found;
}

/**
 * What was let go on the page: files as they are, each folder as one archive. Call it while the event is handled: later nothing is left of it.
 *
 * @throws {RangeError} when a folder is too large for one archive
 */
export function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const plain = [...transfer.files];
  const folders = entries.filter(isFolder);
  if (folders.length === 0) return Promise.resolve(plain);
  return Promise.all([
    ...entries.filter(isFile).map(fileOf),
    ...folders.map(async (folder) => await storedZip(`${folder.name}.zip`, await filesIn(folder, `${folder.name}/`))),
  ]);
}
