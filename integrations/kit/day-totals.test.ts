import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DayTotals } from './day-totals.ts';
import { headText } from './text.ts';
import type { FileFormat } from './format.ts';
import { buildZip, readFiles } from './testing/index.ts';

const WATCH = { key: 'watch', name: 'Watch', kind: 'watch' } as const;
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Lines of a day or an hour since the epoch, and steps: `day,3,900` or `hour,75,40`. */
const steps: FileFormat = {
  id: 'steps-of-test',
  name: 'Steps of the test',
  recognise: (head) => /^(day|hour),/.test(headText(head)),
  begin: (out) => {
    const totals = new DayTotals(out);
    return {
      file: async ({ content }) => {
        for await (const piece of content)
          for (const line of piece.toString().trim().split('\n')) {
            const [kind, at = '', value] = line.split(',');
            const start = Number(at) * (kind === 'day' ? DAY : HOUR);
            if (kind === 'day') totals.add('total', 'step-count', WATCH, '{steps}', { start, end: start + DAY }, Number(value));
            else out.sample(out.stream('steps', 'step-count', WATCH, '{steps}'), start, start + HOUR, Number(value));
          }
      },
      end: async () => totals.end(),
    };
  },
};

test('day totals: a total stands only for a day without finer amounts, whatever comes first', async () => {
  const files = [
    { name: 'a', content: Buffer.from('day,3,900\nday,4,500\nday,5,100') },
    { name: 'b', content: Buffer.from('hour,95,40\nhour,96,30') },
  ];
  for (const order of [files, files.toReversed()]) {
    const { samples, report } = await readFiles([steps], buildZip(order));

    // Hour 95 is the last of day 3, hour 96 the first of day 4.
    assert.deepEqual(
      samples['step-count|watch']?.map((row) => row[2]),
      [40, 30, 100],
    );
    assert.deepEqual([report.types['total']?.read, report.types['total']?.delivered, report.types['total']?.skipped], [3, 1, 2]);
  }
});
