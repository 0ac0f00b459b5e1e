import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { boxOf } from './box.ts';
import { columnsOf, rowsOf } from './csv.ts';
import { eachAlone, type FileFormat } from './format.ts';
import { glimpseOf } from './glimpse.ts';
import { headText } from './text.ts';
import { buildZip, readFiles } from './testing/index.ts';

const SCALE = { key: 'scale', name: 'Scale', kind: 'scale' } as const;

/** `when,mass`: local times and pounds. */
const scale: FileFormat = {
  id: 'scale-of-test',
  name: 'Scale of the test',
  recognise: (head) => headText(head).startsWith('when,mass'),
  begin: eachAlone(async ({ content }, out) => {
    let column: ReturnType<typeof columnsOf> | undefined;
    for await (const row of rowsOf(content, {}, (reason) => out.problem(reason))) {
      if (column === undefined) column = columnsOf(row);
      else take(row[column('When')] ?? '', row[column('mass')] ?? '');
      const due = out.step();
      if (due) await due;
    }
    function take(when: string, mass: string): void {
      if (mass === '') return out.skip('mass', 'nothing-measured');
      const [year = 0, month = 0, day = 0, hour = 0] = when.split(/[- ]/).map(Number);
      const at = out.zone.instant({ year, month, day, hour });
      out.sample(out.stream('mass', 'body-mass', SCALE, 'lb'), at, at, Number(mass));
    }
  }),
};
const rows = Buffer.from('\ufeffwhen,mass\n2026-01-05 7,180\n2026-07-05 7,181\n2026-13-05 7,181\n2026-07-06 7,\n2026-07-07 7,99999\n');

test('box: a file, an archive, one in another, and a compressed one bring the same', async () => {
  const inZip = buildZip([
    { name: 'a/notes.txt', content: Buffer.from('hello') },
    { name: '__MACOSX/._x', content: Buffer.from('x') },
    { name: 'a/mass.csv', content: rows },
  ]);
  for (const file of [rows, gzipSync(rows), inZip, buildZip([{ name: 'inner.zip', content: inZip }])]) {
    const { samples, report, quarantined } = await readFiles([scale], file, { timeZone: 'Europe/Berlin', pieceBytes: 7 });
    assert.deepEqual(samples['body-mass|scale'], [
      [Date.UTC(2026, 0, 5, 6), Date.UTC(2026, 0, 5, 6), 81.6466, 0],
      [Date.UTC(2026, 6, 5, 5), Date.UTC(2026, 6, 5, 5), 82.1002, 0],
    ]);
    assert.deepEqual(
      quarantined.map(({ reason }) => reason),
      ['date-unreadable', 'implausible'],
    );
    assert.deepEqual(
      { ...report.types['mass'], first: 0, last: 0 },
      {
        read: 5,
        delivered: 2,
        skipped: 1,
        quarantined: 2,
        sum: 180 + 181 + 181 + 99999,
        first: 0,
        last: 0,
      },
    );
    assert.deepEqual(report.source, { id: 'scale-of-test', name: 'Scale of the test' });
  }
});

test('box: what nobody recognises is said by its ending, and nothing is made up', async () => {
  const { report } = await readFiles([scale], buildZip([{ name: 'Anna Muster.docx', content: Buffer.from('x') }]));
  assert.deepEqual(report.types, {});
  assert.deepEqual(report.problems, [{ reason: 'file-not-recognised', count: 1, example: 'docx' }]);
});

test('box: cut anywhere, reading goes on behind the last delivery, and the report is of the whole', async () => {
  const many = Buffer.from(`when,mass\n${Array.from({ length: 90 }, (_, i) => `2026-01-05 7,${100 + i}`).join('\n')}\n`);
  const file = buildZip([
    { name: 'one.csv', content: many },
    { name: 'two.csv', content: rows },
  ]);
  const whole = await readFiles([scale], file, { deliverySamples: 20 });
  assert.ok(whole.deliveries.length > 3);
  for (const { position } of whole.deliveries) {
    const rest = await readFiles([scale], file, { deliverySamples: 20, resumeFrom: position });
    const before = whole.deliveries.slice(0, whole.deliveries.findIndex((delivery) => delivery.position === position) + 1);
    assert.equal(before.length + rest.deliveries.length, whole.deliveries.length);
    assert.deepEqual(rest.report, whole.report);
  }
});

test('box: an archive cut off gives what came before, and an empty file is said to be empty', async () => {
  const file = buildZip([
    { name: 'one.csv', content: rows },
    { name: 'two.csv', content: Buffer.alloc(5000, 'when,mass\n2026-01-05 7,100\n') },
  ]);
  const cut = await readFiles([scale], file.subarray(0, rows.length + 60));
  assert.equal(cut.samples['body-mass|scale']?.length, 2);
  assert.ok(cut.report.problems.some(({ reason }) => reason === 'archive-cut-off'));
  assert.deepEqual((await readFiles([scale], Buffer.alloc(0))).report.problems, [{ reason: 'file-empty', count: 1 }]);
});

test('box: it takes a file that a format knows, and any archive when nobody else does', async () => {
  const judged = async (file: Buffer): Promise<string> =>
    boxOf([scale]).recognise(await glimpseOf(async (from, length) => file.subarray(from, from + length), file.length));
  assert.equal(await judged(rows), 'yes');
  assert.equal(await judged(Buffer.from('anything')), 'no');
  assert.equal(await judged(buildZip([{ name: 'x', content: rows }])), 'maybe');
  assert.equal(await judged(gzipSync(rows)), 'maybe');
});
