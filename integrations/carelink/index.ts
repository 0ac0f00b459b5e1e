import { DayOrderVote, eachAlone, firstRows, rowsOf, type Collector, type FileFormat, type OneFile } from '../kit/index.ts';
import { isHeader, SAMPLE_COLUMNS } from './mapping.ts';
import { RowReader } from './row-reader.ts';

/** Rows that wait until a date tells whether day or month stands first; dates with the year first need no waiting. */
const WAITING_MAX = 200_000;

/** The CSV that Medtronic CareLink exports. */
export const carelink: FileFormat = {
  id: 'carelink',
  name: 'Medtronic CareLink',
  recognise: (head) =>
    firstRows(head, 16).some((row) => isHeader(row) && row.some((name) => SAMPLE_COLUMNS.some((column) => column.name.test(name)))),
  begin: eachAlone(read),
};

async function read({ content }: OneFile, out: Collector): Promise<void> {
  const reader = new RowReader(out);
  const vote = new DayOrderVote();
  let waiting: (readonly string[])[] | undefined = [];
  const open = (): void => {
    reader.order = vote.told ?? vote.likely;
    for (const row of waiting ?? []) reader.take(row);
    waiting = undefined;
  };
  for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
    if (waiting === undefined) reader.take(row);
    else {
      waiting.push(row);
      vote.see(row[1] ?? '');
      if (vote.told !== undefined || waiting.length >= WAITING_MAX || /^\d{4}[/-]/.test(row[1] ?? '')) open();
    }
    const due = out.step();
    if (due) await due;
  }
  open();
}
