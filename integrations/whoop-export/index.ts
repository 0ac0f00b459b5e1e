import { eachAlone, firstRows, rowsOf, type Collector, type FileFormat, type OneFile } from '../kit/index.ts';
import { tableOf } from './mapping.ts';
import { RowReader } from './row-reader.ts';

/** The tables of WHOOP's data export: cycles, sleeps, workouts, journal. */
export const whoopExport: FileFormat = {
  id: 'whoop-export',
  name: 'WHOOP export',
  recognise: (head) => tableOf(firstRows(head, 1)[0] ?? []) !== undefined,
  begin: eachAlone(read),
};

async function read({ content }: OneFile, out: Collector): Promise<void> {
  let reader: RowReader | undefined;
  for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
    if (reader === undefined) {
      const table = tableOf(row);
      if (table !== undefined) reader = new RowReader(out, table, row);
    } else reader.take(row);
    const due = out.step();
    if (due) await due;
  }
}
