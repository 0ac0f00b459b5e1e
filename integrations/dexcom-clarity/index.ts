import { eachAlone, firstRows, rowsOf, type Collector, type FileFormat, type OneFile } from '../kit/index.ts';
import { glucoseUnitOf, isHeader } from './mapping.ts';
import { RowReader } from './row-reader.ts';

/** The CSV that Dexcom Clarity exports. */
export const dexcomClarity: FileFormat = {
  id: 'dexcom-clarity',
  name: 'Dexcom Clarity',
  recognise: (head) => firstRows(head, 3).some(isHeader),
  begin: eachAlone(read),
};

async function read({ content }: OneFile, out: Collector): Promise<void> {
  let reader: RowReader | undefined;
  for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
    if (isHeader(row)) reader = new RowReader(out, glucoseUnitOf(row) ?? 'mg/dL');
    else reader?.take(row);
    const due = out.step();
    if (due) await due;
  }
}
