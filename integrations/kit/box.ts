import { Collector } from './collector.ts';
import type { FileFormat, OneFile, Reading } from './format.ts';
import { Gathering } from './gathering.ts';
import type { Importer, Peek, ReadOptions, ReadReport, Sink } from './importer.ts';
import { filesIn } from './walk.ts';
import { plainBytesOf } from './zip/directory.ts';

const ARCHIVE = { id: 'archive', name: 'Archive' };

/** One importer for many forms: opens what is an archive and gives each file to the form that recognises it. */
export function boxOf(formats: readonly FileFormat[]): Importer {
  return {
    ...ARCHIVE,
    recognise: ({ head, entries }) => {
      if (entries.length > 0 || isCompressed(head)) return 'maybe';
      return formats.some((format) => format.recognise(head, '')) ? 'yes' : 'no';
    },
    plainBytes: async (peek: Peek, fileBytes) => {
      const head = Buffer.from(await peek(0, 4));
      return isCompressed(head) ? await plainBytesOf(peek, fileBytes) : fileBytes;
    },
    read: (input, sink, options) => new Box(formats, sink, options ?? {}).read(input),
  };
}

const isCompressed = (head: Buffer): boolean => head.subarray(0, 2).equals(Buffer.from('PK')) || (head[0] === 0x1f && head[1] === 0x8b);

class Box {
  readonly #formats: readonly FileFormat[];
  readonly #gathering: Gathering;
  readonly #timeZone: string;
  readonly #readings = new Map<FileFormat, Reading>();

  constructor(formats: readonly FileFormat[], sink: Sink, options: ReadOptions) {
    this.#formats = formats;
    this.#gathering = new Gathering(sink, options);
    this.#timeZone = options.timeZone ?? 'UTC';
  }

  async read(input: AsyncIterable<Uint8Array>): Promise<ReadReport> {
    const gathering = this.#gathering;
    const note = (reason: string, example?: string): void => gathering.problems.note(reason, example);
    const count = (bytes: number): void => void (gathering.bytesRead += bytes);
    let isEmpty = true;
    for await (const file of filesIn(input, note, count)) {
      isEmpty &&= file.head.length === 0;
      await this.#take(file);
      // Whoever stopped early leaves the rest to us.
      for await (const rest of file.content) void rest;
      await gathering.endFile();
    }
    // An archive whose files were all left out has said why.
    if (isEmpty && gathering.problems.snapshot().length === 0) note('file-empty');
    for (const reading of this.#readings.values()) await reading.end?.();
    gathering.entry++;
    await gathering.deliver();
    return { ...(await gathering.finish()), source: this.#source() };
  }

  async #take(file: OneFile): Promise<void> {
    if (file.head.length === 0) return;
    const format = this.#formats.find((candidate) => candidate.recognise(file.head, file.path));
    if (format === undefined) return this.#gathering.problems.note('file-not-recognised', kindOf(file.path));
    let reading = this.#readings.get(format);
    if (reading === undefined)
      this.#readings.set(format, (reading = format.begin(new Collector(format.id, this.#gathering, this.#timeZone))));
    await reading.file(file);
  }

  #source(): { readonly id: string; readonly name: string } {
    const [first, ...others] = this.#readings.keys();
    if (first === undefined) return ARCHIVE;
    if (others.length === 0) return { id: first.id, name: first.name };
    return { id: ARCHIVE.id, name: [first, ...others].map(({ name }) => name).join(', ') };
  }
}

/** The ending of a name: the name itself may tell who somebody is. */
const kindOf = (path: string): string => /\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? 'no ending';
