import { firstRows, rowsOf, wholeBytes, type Collector, type FileFormat, type OneFile, type Reading } from '../kit/index.ts';
import { tableOf, type Table } from './mapping.ts';
import { RowReader } from './row-reader.ts';

/** Content that is held until all files have shown whose they are: a year of minutes of one person is a fifth of it. */
const HELD_BYTES_MAX = 128 * 1024 * 1024;

/** The tables that Fitabase exports for research with Fitbit trackers. */
export const fitabase: FileFormat = {
  id: 'fitabase',
  name: 'Fitbit data from Fitabase',
  recognise: (head) => tableOf(firstRows(head, 1)[0] ?? []) !== undefined,
  begin: (out) => new Tables(out),
};

/**
 * Files of an upload together. Research files hold many people, and nothing says which of them the person is: then every row is counted and
 * none is taken. It shows at the end, so the content waits.
 */
class Tables implements Reading {
  readonly #out: Collector;
  readonly #held: Buffer[] = [];
  readonly #people = new Set<string>();
  #bytes = 0;

  constructor(out: Collector) {
    this.#out = out;
  }

  async file({ content }: OneFile): Promise<void> {
    const bytes = await wholeBytes(content, HELD_BYTES_MAX - this.#bytes);
    if (bytes === undefined) return this.#out.problem('file-too-large');
    this.#bytes += bytes.length;
    this.#held.push(bytes);
    let isHeader = true;
    for await (const row of this.#rows(bytes, (reason) => this.#out.problem(reason))) {
      if (!isHeader && row[0] !== undefined && /^\d+$/.test(row[0]) && this.#people.size < 2) this.#people.add(row[0]);
      isHeader = false;
    }
  }

  async end(): Promise<void> {
    const hasSeveral = this.#people.size > 1;
    for (const bytes of this.#held) {
      let reader: RowReader | undefined;
      for await (const row of this.#rows(bytes, () => undefined)) {
        const table: Table | undefined = reader === undefined ? tableOf(row) : undefined;
        if (table !== undefined) reader = new RowReader(this.#out, table, row, hasSeveral);
        else reader?.take(row);
        const due = this.#out.step();
        if (due) await due;
      }
    }
  }

  #rows(bytes: Buffer, fault: (reason: string) => void): AsyncGenerator<string[]> {
    async function* once(): AsyncGenerator<Buffer> {
      yield bytes;
    }
    return rowsOf(once(), { delimiter: ',' }, fault);
  }
}
