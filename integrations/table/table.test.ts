import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { allFormats, readFiles } from '../kit/testing/index.ts';
import { fingerprintOf, previewOf, propose, seenTable, tableFormat, type Proposal, type SeenTable, type TableMapping } from './index.ts';
import { metricNamed, unitNamed } from './synonyms.ts';

const DIARY = `My diary of Testa Person
Date;Time;Weight (kg);Blutdruck sys;Blutdruck dia;Puls;Remark
13.03.2026;07:05;80,5;124;78;62;fine
14.03.2026;07:10;80,25;;;61;
15.03.2026;7:10;805;122;77;?;tired
32.03.2026;07:10;80;122;77;60;
`;
const STEPS = 'day,steps,km\n03/04/2026,9000,6.5\n03/05/2026,8000,5.75\n';

function seen(text: string): SeenTable {
  const table = seenTable(Buffer.from(text));
  assert.ok(table !== undefined);
  return table;
}
const proposed = (text: string): Proposal => propose(seen(text));
const shortly = ({ mapping }: Proposal) => mapping?.columns.map(({ column, metric, unit }) => `${column} ${metric} ${unit}`);

test('table: the header is found behind a title; time, metrics and units are proposed by name, and what is a guess is said', () => {
  const proposal = proposed(DIARY);

  assert.deepEqual(proposal.mapping, {
    time: [0, 1],
    timeForm: 'written',
    dayOrder: 'day-first',
    decimalMark: ',',
    lasts: 'moment',
    columns: [
      { column: 2, metric: 'body-mass', unit: 'kg' },
      { column: 3, metric: 'blood-pressure-systolic', unit: 'mm[Hg]' },
      { column: 4, metric: 'blood-pressure-diastolic', unit: 'mm[Hg]' },
      { column: 5, metric: 'heart-rate', unit: '/min' },
    ],
  });
  assert.deepEqual(
    proposal.columns.map(({ doubt }) => doubt),
    [undefined, undefined, undefined, 'unit-not-told', 'unit-not-told', undefined, undefined],
  );
  assert.deepEqual(proposal.doubts, []);
});

test('table: the preview shows rows as they would be stored, and what would be set aside', () => {
  const table = seen(DIARY);
  const preview = previewOf(table, propose(table).mapping!, 'Europe/Berlin');

  assert.deepEqual(preview.rows[0], {
    start: Date.UTC(2026, 2, 13, 6, 5),
    end: Date.UTC(2026, 2, 13, 6, 5),
    cells: [
      { column: 2, metric: 'body-mass', text: '80,5', value: 80.5, unit: 'kg' },
      { column: 3, metric: 'blood-pressure-systolic', text: '124', value: 124, unit: 'mm[Hg]' },
      { column: 4, metric: 'blood-pressure-diastolic', text: '78', value: 78, unit: 'mm[Hg]' },
      { column: 5, metric: 'heart-rate', text: '62', value: 62, unit: '/min' },
    ],
  });
  assert.deepEqual([preview.seen, preview.readings], [4, 8]);
  assert.deepEqual(preview.problems, [
    { column: 2, reason: 'implausible', count: 1 },
    { column: 5, reason: 'value-unreadable', count: 1 },
    { reason: 'date-unreadable', count: 1 },
  ]);
});

test('table: reading counts each cell, sets aside what the preview said, and knows its files by their header alone', async () => {
  const table = seen(DIARY);
  const fingerprint = fingerprintOf(table.header);
  const format = tableFormat(fingerprint, propose(table).mapping!, 'diary');

  const { samples, report, quarantined } = await readFiles([format], Buffer.from(DIARY), { timeZone: 'Europe/Berlin' });

  const key = `table|${fingerprint}`;
  assert.deepEqual(
    samples[`body-mass|${key}`]?.map(([, , value]) => value),
    [80.5, 80.25],
  );
  assert.deepEqual(samples[`blood-pressure-systolic|${key}`]?.length, 2);
  const { read, delivered, quarantined: aside } = report.types['Weight (kg)']!;
  assert.deepEqual([read, delivered, aside, quarantined.length], [4, 2, 2, 6]);
  assert.ok(format.recognise(Buffer.from(DIARY.replace('13.03', '17.03').replaceAll('80', '81')), ''));
  assert.ok(!format.recognise(Buffer.from(DIARY.replace('Remark', 'Note')), ''));
  assert.doesNotMatch(JSON.stringify(report), /Testa/);
});

test('table: amounts beside a date are of the day; an order that no date tells is proposed with a doubt', async () => {
  const proposal = proposed(STEPS);
  assert.deepEqual(shortly(proposal), ['1 step-count {steps}']);
  assert.deepEqual(
    [proposal.mapping?.lasts, proposal.mapping?.dayOrder, proposal.doubts],
    ['day', 'month-first', ['day-or-month-first-unknown']],
  );

  const format = tableFormat(fingerprintOf(['day', 'steps', 'km']), proposal.mapping!, 'steps');
  const { samples } = await readFiles([format], Buffer.from(STEPS), { timeZone: 'Europe/Berlin' });
  assert.deepEqual(Object.values(samples)[0]?.[0], [Date.UTC(2026, 2, 3, 23), Date.UTC(2026, 2, 4, 23), 9000, 0]);
});

test('table: units are tried where the name tells none, and an end or seconds since the epoch are known', () => {
  assert.deepEqual(shortly(proposed('when,glucose\n2026-03-13 08:00,5.5\n2026-03-13 12:00,7.1\n')), ['1 blood-glucose mmol/L']);
  assert.deepEqual(shortly(proposed('when,glucose\n2026-03-13 08:00,99\n2026-03-13 12:00,130\n')), ['1 blood-glucose mg/dL']);
  assert.deepEqual(shortly(proposed('date,hours slept\n2026-03-13,7.5\n2026-03-14,8\n')), ['1 sleep-duration h']);
  const spans = proposed('start,end,steps\n2026-03-13 08:00,2026-03-13 09:00,900\n2026-03-13 09:00,2026-03-13 10:00,200\n');
  assert.deepEqual([spans.mapping?.time, spans.mapping?.end], [[0], [1]]);
  const epoch = proposed('timestamp,heart_rate\n1774684800000,61\n1774684860000,62\n');
  assert.deepEqual([epoch.mapping?.timeForm, shortly(epoch)], ['epoch-milliseconds', ['1 heart-rate /min']]);
});

test('table: what tells no time, holds no metric or has no names is said', () => {
  assert.deepEqual(
    proposed('name,heart rate\nrest,61\nrun,140\nwalk,90\n'.replaceAll('rest', '1').replaceAll('run', '2').replaceAll('walk', '3')).doubts,
    ['no-time-column'],
  );
  assert.deepEqual(proposed('date,mood points\n2026-03-13,3\n2026-03-14,4\n').doubts, ['no-metric-column']);
  for (const text of ['', 'hello', '{"a":1}', '2026-03-13,61\n2026-03-14,62\n', '<xml a="1">\n</xml>'])
    assert.equal(seenTable(Buffer.from(text)), undefined);
  assert.equal(seenTable(Buffer.from([0, 1, 2, 3, 10, 44, 0])), undefined);
});

test('synonyms: every word leads to a metric of the vocabulary; units stand in brackets or at the end', () => {
  for (const name of ['Pulse', 'Gewicht', 'Fréquence cardiaque', 'SpO2', 'body_mass', 'Größe'])
    assert.ok(METRICS.has(metricNamed(name)?.metric ?? ''), name);
  assert.deepEqual(['Weight (lb)', 'glucose_mmol/l', 'Steps', 'temp [°F]'].map(unitNamed), ['lb', 'mmol/l', '', '°F']);
});

test('table: no format of a source takes a table that a person made', async () => {
  const formats = await allFormats();
  for (const text of [DIARY, STEPS])
    assert.deepEqual(
      formats.filter((format) => format.recognise(Buffer.from(text), '')).map(({ id }) => id),
      [],
    );
});

test('table: a zone of its own counts before the person’s', async () => {
  const mapping: TableMapping = {
    time: [0],
    timeForm: 'written',
    timeZone: 'America/New_York',
    columns: [{ column: 1, metric: 'heart-rate', unit: 'bpm' }],
  };
  const { samples } = await readFiles([tableFormat(fingerprintOf(['t', 'hr']), mapping, 'x')], Buffer.from('t,hr\n2026-03-28 08:00,61\n'));

  assert.equal(Object.values(samples)[0]?.[0]?.[0], Date.UTC(2026, 2, 28, 12));
});
