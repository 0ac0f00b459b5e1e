import {
  plainBytesOf,
  type Glimpse,
  type Importer,
  type Peek,
  type ReadOptions,
  type ReadReport,
  type Recognition,
  type Sink,
} from '../kit/index.ts';
import { amongOthers, PARTS } from './among-others.ts';
import { isHealthData, isLeftOut, readArchive } from './archive.ts';
import { Collector } from './collector.ts';
import { scanDocument } from './scan.ts';
import { ByteWindow } from './window.ts';

const ZIP_MARK = 0x504b;

/** Apple Health: the `export.zip` that the Health app makes, or the `export.xml` inside it. */
export const appleHealth: Importer = { id: 'apple-health', name: 'Apple Health', recognise, plainBytes, read, amongOthers };

function recognise({ head, entries }: Glimpse): Recognition {
  if (entries.length === 0) return isHealthData(head) ? 'yes' : 'no';
  const isExport = entries.some((entry) => isHealthData(entry.head) || /(^|\/)apple_health_export\//.test(entry.path));
  return isExport && !isMixed(entries) ? 'yes' : 'no';
}

/** Whether files lie there that belong to no export of Apple's: then each file goes to the source that knows it. */
function isMixed(entries: Glimpse['entries']): boolean {
  const roots = entries.filter(({ head }) => isHealthData(head)).map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1));
  if (roots.length === 0) return false;
  const isOurs = (path: string): boolean =>
    isLeftOut(path) || roots.some((root) => path.startsWith(root) && isPartOfExport(path.slice(root.length)));
  return entries.some(({ path }) => !isOurs(path));
}

/** Files of an export below its own folder. */
const isPartOfExport = (path: string): boolean => /^[^/]+\.xml$/i.test(path) || PARTS.test(path);

async function plainBytes(peek: Peek, fileBytes: number): Promise<number | undefined> {
  return isZip(await peek(0, 2)) ? await plainBytesOf(peek, fileBytes) : fileBytes;
}

async function read(input: AsyncIterable<Uint8Array>, sink: Sink, options: ReadOptions = {}): Promise<ReadReport> {
  const collector = new Collector(sink, options);
  const pieces = input[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done === true) {
    collector.problems.note('file-empty');
    return collector.finish();
  }
  const all = startingWith(first.value, pieces);
  if (isZip(first.value)) {
    await readArchive(all, collector);
  } else {
    const window = new ByteWindow(all);
    await scanDocument(window, collector, { entry: 0 });
    while (!window.isLast) {
      window.at = window.end;
      await window.fill();
    }
    window.at = window.end;
    collector.bytesBefore = window.offset;
    await collector.deliver({ entry: 1, offset: 0 });
  }
  return collector.finish();
}

const isZip = (head: Uint8Array): boolean => head.length >= 2 && ((head[0] ?? 0) << 8) + (head[1] ?? 0) === ZIP_MARK;

async function* startingWith(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) yield piece.value;
  } finally {
    await pieces.return?.();
  }
}
