import { DayTotals, type FileFormat, type Reading } from '../kit/index.ts';
import { kindOf, LEFT_OUT, readKind } from './kinds.ts';

const ENDING = /\.(json|csv|txt|html)$/i;

/** "Export Your Data" of Garmin Connect: what the account says of days, nights, body and training; recordings inside are FIT files. */
export const garminExport: FileFormat = {
  id: 'garmin-export',
  name: 'Garmin Connect export',
  recognise: (head, path) => kindOf(head, path) !== undefined || (/(^|\/)DI_CONNECT\//.test(path) && ENDING.test(path)),
  begin: (out): Reading => {
    const totals = new DayTotals(out);
    return {
      file: async ({ head, path, content }) => {
        const kind = kindOf(head, path);
        if (kind === undefined || kind === LEFT_OUT) return out.problem('file-left-out', 'garmin');
        await readKind(kind, content, out, totals);
      },
      end: async () => totals.end(),
    };
  },
};
