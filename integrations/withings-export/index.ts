import { firstRows, rowsOf, type Collector, type FileFormat, type OneFile, eachAlone } from '../kit/index.ts';
import { namedFile } from './mapping.ts';
import { NamedReader } from './named-reader.ts';
import { RowReader } from './row-reader.ts';
import { tableOf } from './words.ts';

/** The tables of Withings' data export, in the language and units of the account. */
export const withingsExport: FileFormat = {
  id: 'withings-export',
  name: 'Withings export',
  recognise(head, path) {
    const [header = []] = firstRows(head, 1);
    if (tableOf(header) !== undefined) return true;
    return namedFile(path) !== undefined && header.length >= 2 && header.length <= 4;
  },
  begin: eachAlone(read),
};

async function read({ content, path }: OneFile, out: Collector): Promise<void> {
  let reader: { take(row: readonly string[]): void } | undefined;
  for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
    if (reader === undefined) {
      const [table, named] = [tableOf(row), namedFile(path)];
      if (table !== undefined) reader = new RowReader(out, table, row);
      else if (named !== undefined) reader = new NamedReader(out, named, row);
      else return out.problem('header-missing');
    } else reader.take(row);
    const due = out.step();
    if (due) await due;
  }
}
