import { DayTotals, headText, type FileFormat, type Reading } from '../kit/index.ts';
import { SideFiles } from './side-files.ts';
import { readTable, tableNameIn } from './table.ts';

const SIDE_FILE = /(^|\/)jsons\/com\.samsung\.|\.com\.samsung\.[\w.]+\.json$|(^|\/)com\.samsung\.[\w.]+\/.*\.json$/;

/** Samsung Health: the folder that "Download personal data" makes, tables with side files of minutes. */
export const samsungHealth: FileFormat = {
  id: 'samsung-health',
  name: 'Samsung Health',
  recognise: (head, path) => tableNameIn(headText(head)) !== undefined || SIDE_FILE.test(path),
  begin: (out): Reading => {
    const sides = new SideFiles(out);
    const totals = new DayTotals(out);
    return {
      file: async ({ path, head, content }) => {
        const table = tableNameIn(headText(head));
        if (table === undefined) await sides.read(path, content);
        else await readTable(table, content, out, sides, totals);
      },
      end: async () => {
        sides.end();
        totals.end();
      },
    };
  },
};
