import { firstRows, rowsOf, type Collector, type FileFormat, type OneFile } from '../kit/index.ts';
import { HeldNights } from './held-nights.ts';
import { tableOf } from './mapping.ts';
import { RowReader } from './row-reader.ts';

/** The tables of WHOOP's data export: cycles, sleeps, workouts, journal. */
export const whoopExport: FileFormat = {
  id: 'whoop-export',
  name: 'WHOOP export',
  recognise: (head) => tableOf(firstRows(head, 1)[0] ?? []) !== undefined,
  begin: (out) => {
    const nights = new HeldNights();
    return { file: (file) => read(file, out, nights), end: async () => nights.end() };
  },
};

async function read({ content }: OneFile, out: Collector, nights: HeldNights): Promise<void> {
  let reader: RowReader | undefined;
  for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
    if (reader === undefined) {
      const table = tableOf(row);
      if (table !== undefined) reader = new RowReader(out, table, row, nights);
    } else reader.take(row);
    const due = out.step();
    if (due) await due;
  }
}
