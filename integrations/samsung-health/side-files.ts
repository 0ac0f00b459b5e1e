import { jsonElements, numberOf, objectOf, type Collector } from '../kit/index.ts';
import { FAMILIES, type Column } from './families.ts';
import { SAMSUNG } from './source.ts';

/** Rows held until their side files have come: a row an hour for a hundred years. */
const HELD_MAX = 900_000;

/** A row whose minutes stand in a side file. */
export interface HeldRow {
  readonly file: string;
  readonly give: () => void;
  readonly skip: () => void;
}

/**
 * Side files, which hold the minutes of a row of a table, with times of their own. They may come before the table or after it: the row stands
 * for itself only when its file never comes.
 */
export class SideFiles {
  readonly #out: Collector;
  readonly #seen = new Set<string>();
  readonly #held: HeldRow[] = [];

  constructor(out: Collector) {
    this.#out = out;
  }

  hold(row: HeldRow): void {
    if (this.#seen.has(row.file)) row.skip();
    else if (this.#held.length < HELD_MAX) this.#held.push(row);
    else row.give();
  }

  async read(path: string, content: AsyncIterable<Buffer>): Promise<void> {
    const out = this.#out;
    const table = familyIn(path);
    const family = table === undefined ? undefined : FAMILIES[table];
    if (table === undefined || family === undefined || !/binning_data/.test(path)) return out.problem('file-left-out', 'side file');
    let found = 0;
    for await (const { value } of jsonElements(content, ['$.*'], (reason) => out.problem(reason, table))) {
      const minute = objectOf(value);
      const [start, end] = [numberOf(minute['start_time']), numberOf(minute['end_time'])];
      for (const column of family.columns) {
        const measured = numberOf(minute[column.side ?? column.name] ?? minute[column.name]);
        if (Number.isNaN(measured)) continue;
        found++;
        take(`${table}.minutes.${column.name}`, column, start, family.time === 'amount' ? end : start, measured, out);
      }
      const due = out.step();
      if (due) await due;
    }
    if (found > 0) this.#seen.add(nameOf(path));
  }

  /** Settles the rows that were held. */
  end(): void {
    for (const row of this.#held) (this.#seen.has(row.file) ? row.skip : row.give)();
  }
}

/** Takes one reading of a table or side file. */
export function take(
  type: string,
  { metric, unit, isMissing }: Column,
  start: number,
  end: number,
  value: number,
  out: Collector,
  source = SAMSUNG,
): void {
  if (isMissing?.(value) === true) out.skip(type, 'nothing-measured', start, end);
  else out.sample(out.stream(type, metric, source, unit), start, end, value);
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The table that a side file belongs to, by its folder. */
const familyIn = (path: string): string | undefined => /(?:^|\/)com\.samsung\.s?health\.([\w.]+)\//.exec(path)?.[1];
