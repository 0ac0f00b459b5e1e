import {
  DayOrderVote,
  eachAlone,
  firstRows,
  instantOf,
  rowsOf,
  writtenTime,
  type Collector,
  type DayOrder,
  type FileFormat,
  type OneFile,
} from '../kit/index.ts';
import { COLUMN, inPlaces, isHeader, placesByName } from './mapping.ts';
import { RowReader } from './row-reader.ts';

/** Rows that wait until a date tells whether day or month stands first; any file of two weeks has such a date. */
const WAITING_MAX = 200_000;

/** The CSV that LibreView exports, in any of its languages. */
export const libreview: FileFormat = {
  id: 'libreview',
  name: 'LibreView',
  recognise: (head) => firstRows(head, 5).some(isHeader),
  begin: eachAlone((file, out) => new LibreFile(out).read(file)),
};

/** Reading of one file: rows wait until the order of the dates is known. */
class LibreFile {
  readonly #out: Collector;
  readonly #vote = new DayOrderVote();
  #header: readonly string[] | undefined;
  #places: readonly number[] | undefined;
  #madeAt = '';
  #waiting: (readonly string[])[] = [];
  #reader: RowReader | undefined;

  constructor(out: Collector) {
    this.#out = out;
  }

  async read({ content }: OneFile): Promise<void> {
    for await (const row of rowsOf(content, {}, (reason) => this.#out.problem(reason))) {
      this.#take(row);
      const due = this.#out.step();
      if (due) await due;
    }
    if (this.#reader === undefined) this.#open(this.#vote.told ?? this.#vote.likely);
  }

  #take(asWritten: readonly string[]): void {
    const row = this.#header === undefined ? asWritten : inPlaces(asWritten, this.#places);
    if (isHeader(asWritten)) {
      this.#places = placesByName(asWritten);
      this.#header = inPlaces(asWritten, this.#places);
    } else if (this.#header === undefined) {
      // The first line tells when the file was made, and the person's name, which is left alone.
      this.#madeAt ||= row[2] ?? '';
      this.#vote.see(this.#madeAt);
    } else if (this.#reader !== undefined) {
      this.#reader.take(row);
    } else {
      this.#waiting.push(row);
      this.#vote.see(row[COLUMN.timestamp] ?? '');
      if (this.#vote.told !== undefined || this.#waiting.length >= WAITING_MAX) this.#open(this.#vote.told ?? this.#vote.likely);
    }
  }

  #open(order: DayOrder | undefined): void {
    if (order === undefined && this.#waiting.some((row) => writtenTime(row[COLUMN.timestamp] ?? '') === undefined))
      this.#out.problem('day-or-month-first-unknown');
    this.#out.exportedAt(instantOf(writtenTime(this.#madeAt, order), this.#out.zone));
    this.#reader = new RowReader(this.#out, this.#header ?? [], order);
    for (const row of this.#waiting) this.#reader.take(row);
    this.#waiting = [];
  }
}
