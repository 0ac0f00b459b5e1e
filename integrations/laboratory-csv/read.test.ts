import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { zoned } from '../kit/index.ts';
import { readFiles } from '../kit/testing/index.ts';
import { dayOrderOf, printedInstant } from './date.ts';
import { laboratoryCsv } from './index.ts';
import { isNothing, numberOf, printedValue } from './value.ts';

const table = readFileSync(join(import.meta.dirname, 'fixtures/results.csv'));
const noon = Date.UTC(2026, 1, 13, 12);

test('laboratory-csv: numbers in known units go to their biomarkers, the rest is kept as printed', async () => {
  const { samples, records, report, quarantined } = await readFiles([laboratoryCsv], table);
  assert.deepEqual(samples, {
    'ldl-cholesterol|Laboratory': [[noon, noon, 119.8615, 0]],
    'vitamin-d|Laboratory': [[noon, noon, 31, 0]],
    'neutrophils-share|Laboratory': [[noon, noon, 55, 0]],
    'neutrophils|Laboratory': [[noon, noon, 3.49, 0]],
  });
  assert.deepEqual(
    records.map(({ sourceType }) => sourceType),
    ['LDL Cholesterol', 'Vitamin D', 'Neutrophils', 'Neutrophils', 'CRP', 'Glucose', 'Mystery marker'],
  );
  assert.deepEqual(
    quarantined.map(({ sourceType, reason }) => [sourceType, reason]),
    [['Ferritin', 'date-unreadable']],
  );
  assert.deepEqual([report.types['Ferritin']?.read, report.types['Ferritin']?.skipped, report.types['LDL Cholesterol']?.sum], [2, 1, 3.1]);
  assert.deepEqual(report.problems.map(({ reason }) => reason).toSorted(), ['date-unreadable', 'nothing-measured']);
});

test('laboratory-csv: the biomarker export of a band, with the unit beside the value, and other languages', async () => {
  const band = Buffer.from(
    '"Biomarker Name",Value,Status,"Recorded On Date"\n"White blood cells","6,490 cells/uL",Optimal,1/9/26\nFerritin,--,,1/9/26\n',
  );
  const { samples, report } = await readFiles([laboratoryCsv], band);
  assert.deepEqual(samples['leukocytes|Laboratory'], [[Date.UTC(2026, 0, 9, 12), Date.UTC(2026, 0, 9, 12), 6.49, 0]]);
  assert.ok(report.problems.some(({ reason }) => reason === 'day-and-month-uncertain'));
  const german = Buffer.from('Datum;Untersuchung;Ergebnis;Einheit\n13.02.2026;Kreatinin;88,4;\u00b5mol/l\n');
  assert.equal((await readFiles([laboratoryCsv], german)).samples['creatinine|Laboratory']?.[0]?.[2], 1);
});

test('laboratory-csv: a table of something else is left to others', () => {
  for (const header of ['date,steps', 'Date,Name,Value', 'Date,Weight (kg),Comments'])
    assert.equal(laboratoryCsv.recognise(Buffer.from(`${header}\n1,2,3\n`), ''), false, header);
});

test('laboratory-csv: numbers, bounds and days as they are printed', () => {
  assert.deepEqual(
    ['3,490', '3.490,5', '5,4', '1 234', '1,2,3'].map((text) => numberOf(text)),
    [3490, 3490.5, 5.4, 1234, Number.NaN],
  );
  assert.deepEqual(printedValue('\u2265 60 mL/min'), { value: 60, comparator: '>=', unit: 'mL/min' });
  assert.deepEqual([printedValue('1:80'), printedValue('5-10 mg'), printedValue('negative')], [{ unit: '' }, { unit: '' }, { unit: '' }]);
  assert.deepEqual(['--', '', 'N/A', 'pending', '0'].map(isNothing), [true, true, true, true, false]);
  assert.deepEqual(
    [dayOrderOf(['3/4/2026', '3/14/2026']), dayOrderOf(['14/3/2026']), dayOrderOf(['3.4.2026']), dayOrderOf(['3/4/2026'])],
    ['month-first', 'day-first', 'day-first', undefined],
  );
  const utc = zoned('UTC');
  assert.equal(printedInstant('Jan 12, 2025', 'day-first', utc), Date.UTC(2025, 0, 12, 12));
  assert.equal(printedInstant('12 January 2025', 'day-first', utc), Date.UTC(2025, 0, 12, 12));
  assert.equal(printedInstant('1/9/26 3:05 PM', 'month-first', utc), Date.UTC(2026, 0, 9, 15, 5));
  assert.ok(Number.isNaN(printedInstant('31/02/2026', 'day-first', utc)));
});

test('laboratory-csv: where semicolons cut, a comma is decimal and the day stands first; a title may stand before the header', async () => {
  const read = async (name: string) => readFiles([laboratoryCsv], readFileSync(join(import.meta.dirname, 'fixtures', name)));
  const [german, french] = [await read('german.csv'), await read('french.csv')];
  const [fifth, sixth] = [Date.UTC(2026, 2, 5, 12), Date.UTC(2026, 3, 6, 12)];

  assert.deepEqual(german.samples, {
    'thyrotropin|Laboratory': [[fifth, fifth, 1.234, 0]],
    'creatinine|Laboratory': [[fifth, fifth, 0.92, 0]],
  });
  assert.deepEqual(french.samples, {
    'fasting-glucose|Laboratory': [[fifth, fifth, 92, 0]],
    'creatinine|Laboratory': [[sixth, sixth, 0.9276, 0]],
  });
  assert.deepEqual(french.report.problems, []);
});

test('laboratory-csv: two names of one marker count when they mean the same, and not when the second says which kind', async () => {
  const table =
    'Datum;Untersuchung;Ergebnis;Einheit\n05.03.2026;GPT (ALAT);31;U/l\n05.03.2026;Bilirubin (direkt);0,2;mg/dl\n05.03.2026;Cholesterin gesamt;5,1;mmol/l\n';
  const { samples } = await readFiles([laboratoryCsv], Buffer.from(table));

  assert.deepEqual(
    Object.entries(samples).map(([key, rows]) => [key, rows[0]?.[2]]),
    [
      ['alanine-aminotransferase|Laboratory', 31],
      ['total-cholesterol|Laboratory', 197.1915],
    ],
  );
});
