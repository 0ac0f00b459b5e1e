import { Collector } from './collector.ts';
import type { FileFormat, Reading } from './format.ts';
import type { OneFile } from './one-file.ts';
import { Gathering } from './gathering.ts';
import type { Importer, Peek, ReadOptions, ReadReport, Sink } from './importer.ts';
import { isTar } from './tar.ts';
import { filesIn } from './walk.ts';
import { plainBytesOf } from './zip/directory.ts';

const ARCHIVE = { id: 'archive', name: 'Archive' };

/**
 * One importer for many forms: opens what is an archive and gives each file to the form that recognises it.
 *
 * @param importers those of them whose files may lie among others are asked first
 */
export function boxOf(formats: readonly FileFormat[], importers: readonly Importer[] = []): Importer {
  const guests = importers.filter(hasGuests);
  return {
    ...ARCHIVE,
    recognise: ({ head, entries, name = '' }) => {
      if (entries.length > 0 || isCompressed(head) || isTar(head)) return 'maybe';
      const isKnown = [...guests.map(({ amongOthers }) => amongOthers), ...formats].some((form) => form.recognise(head, name));
      return isKnown ? 'yes' : 'no';
    },
    plainBytes: async (peek: Peek, fileBytes) => {
      const head = Buffer.from(await peek(0, 4));
      return isCompressed(head) ? await plainBytesOf(peek, fileBytes) : fileBytes;
    },
    read: (input, sink, options) => new Box(formats, guests, sink, options ?? {}).read(input),
  };
}

const isCompressed = (head: Buffer): boolean => head.subarray(0, 2).equals(Buffer.from('PK')) || (head[0] === 0x1f && head[1] === 0x8b);

type Guest = Importer & Required<Pick<Importer, 'amongOthers'>>;
const hasGuests = (importer: Importer): importer is Guest => importer.amongOthers !== undefined;

class Box {
  readonly #formats: readonly FileFormat[];
  readonly #guests: readonly Guest[];
  readonly #name: string;
  /** Sources that proved to have files in the upload, in the order in which they were met. */
  readonly #met = new Map<string, string>();
  readonly #gathering: Gathering;
  readonly #timeZone: string;
  readonly #readings = new Map<FileFormat, Reading>();

  constructor(formats: readonly FileFormat[], guests: readonly Guest[], sink: Sink, options: ReadOptions) {
    this.#formats = formats;
    this.#guests = guests;
    this.#name = options.name ?? '';
    this.#gathering = new Gathering(sink, options);
    this.#timeZone = options.timeZone ?? 'UTC';
  }

  async read(input: AsyncIterable<Uint8Array>): Promise<ReadReport> {
    const gathering = this.#gathering;
    const note = (reason: string, example?: string): void => gathering.problems.note(reason, example);
    const count = (bytes: number): void => void (gathering.bytesRead += bytes);
    let isEmpty = true;
    for await (const file of filesIn(input, note, count, this.#name)) {
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
    const guest = this.#guests.find(({ amongOthers }) => amongOthers.recognise(file.head, file.path));
    if (guest !== undefined) {
      this.#met.set(guest.id, guest.name);
      return await this.#gathering.host(guest.id, (sink, options) => guest.amongOthers.read(file, sink, options));
    }
    const format = this.#formats.find((candidate) => candidate.recognise(file.head, file.path));
    if (format === undefined) return this.#gathering.problems.note('file-not-recognised', kindOf(file.path));
    this.#met.set(format.id, format.name);
    let reading = this.#readings.get(format);
    if (reading === undefined)
      this.#readings.set(format, (reading = format.begin(new Collector(format.id, this.#gathering, this.#timeZone))));
    await reading.file(file);
  }

  #source(): { readonly id: string; readonly name: string } {
    const [first, ...others] = this.#met;
    if (first === undefined) return ARCHIVE;
    if (others.length === 0) return { id: first[0], name: first[1] };
    return { id: ARCHIVE.id, name: [...this.#met.values()].join(', ') };
  }
}

/** The ending of a name: the name itself may tell who somebody is. */
const kindOf = (path: string): string => /\.([a-z0-9]{1,8})$/i.exec(path)?.[1]?.toLowerCase() ?? 'no ending';
