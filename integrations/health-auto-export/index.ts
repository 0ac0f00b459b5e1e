import { firstRows, headText, jsonElements, eachAlone, type Collector, type FileFormat, type Json, type OneFile } from '../kit/index.ts';
import { isTable, readTable } from './table.ts';
import { PointReader, type Point } from './point-reader.ts';

/** Lists beside metrics and workouts: kept as they are. */
const OTHER_LISTS = ['stateOfMind', 'medications', 'symptoms', 'cycleTracking', 'ecg', 'heartRateNotifications'] as const;
const ANY_LIST = new RegExp(`"(metrics|workouts|${OTHER_LISTS.join('|')})"\\s*:\\s*\\[`);

/** The JSON and CSV of the app Health Auto Export. */
export const healthAutoExport: FileFormat = {
  id: 'health-auto-export',
  name: 'Health Auto Export',
  recognise(head) {
    const text = headText(head);
    if (/^\ufeff?\s*\{\s*"data"\s*:\s*\{/.test(text)) return ANY_LIST.test(text) && /"(qty|Avg|systolic|sleepStart|name)"\s*:/.test(text);
    return isTable(firstRows(head, 1)[0] ?? []);
  },
  begin: eachAlone(async (file, out) => (isTable(firstRows(file.head, 1)[0] ?? []) ? readTable(file, out) : readDocument(file, out))),
};

async function readDocument({ content }: OneFile, out: Collector): Promise<void> {
  const reader = new PointReader(out);
  const paths = ['metrics', 'workouts', ...OTHER_LISTS].map((list) => `$.data.${list}.*`);
  for await (const { value, path } of jsonElements(content, paths, (reason) => out.problem(reason))) {
    const list = String(path[1]);
    if (!isObject(value)) out.skip(list, 'malformed-element');
    else if (list === 'workouts') reader.workout(value);
    else if (list !== 'metrics') reader.other(list, value);
    else {
      const { name, units, data } = value;
      const points = Array.isArray(data) ? data.filter(isObject) : [];
      await reader.metric(typeof name === 'string' ? name : 'metric', typeof units === 'string' ? units : '', points, async () => {
        const due = out.step();
        if (due) await due;
      });
    }
    const due = out.step();
    if (due) await due;
  }
}

const isObject = (value: Json): value is Point => typeof value === 'object' && value !== null && !Array.isArray(value);
