import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { zoned } from '../kit/index.ts';
import { randomFrom, readFiles } from '../kit/testing/index.ts';
import { hl7v2 } from './index.ts';
import { numeric, valueOf } from './observation.ts';
import { marksOf, segmentOf } from './segments.ts';
import { dtmMs } from './time.ts';

const message = readFileSync(join(import.meta.dirname, 'fixtures/results.hl7'));
const at = Date.parse('2026-03-15T06:30:00Z');

test('hl7-v2: numbers go to their biomarkers, everything is kept as printed, corrections replace', async () => {
  const { samples, records, report, quarantined } = await readFiles([hl7v2], message);
  assert.deepEqual(samples, {
    'total-cholesterol|Lab Muster': [[at, at, 205, 0]],
    'hdl-cholesterol|Lab Muster': [[at, at, 57.9975, 0]],
    'potassium|Lab Muster': [[at + 1_800_000, at + 1_800_000, 4.1, 0]],
    'creatinine|Lab Muster': [[at, at, 0.9, 0]],
    'hemoglobin|Lab Muster': [[at, at, 14.1, 0]],
  });
  assert.deepEqual(
    quarantined.map(({ metric, value, reason }) => [metric, value, reason]),
    [['sodium', 1400, 'implausible']],
  );
  const printed = records.map((record) => (record.kind === 'laboratory-result' ? record.detail : undefined));
  assert.equal(printed.length, 8);
  assert.deepEqual(printed[2], {
    printed: '<0.5',
    unit: 'mg/L',
    ucum: 'mg/L',
    value: 0.5,
    metric: 'high-sensitivity-c-reactive-protein',
    name: 'hs-CRP',
    loinc: '30522-7',
    comparator: '<',
    referenceRange: '<3',
    flag: 'N',
    panel: 'Lipid panel',
    status: 'F',
  });
  assert.deepEqual(report.types['2160-0'], { read: 3, delivered: 1, skipped: 2, quarantined: 0, sum: 0.9, first: at, last: at });
  assert.deepEqual(report.profile, { birthDate: '1980-01-02', sex: 'female' });
  assert.ok(!JSON.stringify([records, report]).includes('Muster^Anna') && !JSON.stringify([records, report]).includes('Anna'));
});

test('hl7-v2: marks of its own, escapes, a frame of a wire and carriage returns alone', async () => {
  const framed = Buffer.from(`\u000b${message.toString().replaceAll('\n', '\r')}\u001c\r`);
  assert.deepEqual((await readFiles([hl7v2], framed)).samples, (await readFiles([hl7v2], message)).samples);
  const marks = marksOf('MSH$%~!&$A');
  assert.equal(segmentOf('OBX$1$ST$x%A !F! B!X41!$', marks).part(3, 2), 'A $ BA');
});

test('hl7-v2: values and times as the standard writes them', () => {
  const sn = (value: string) => valueOf(segmentOf(`OBX|1|SN|x||${value}`));
  assert.deepEqual(sn('>^10'), { printed: '>10', value: 10, comparator: '>' });
  assert.deepEqual(sn('^1^:^80'), { printed: '1:80' });
  assert.deepEqual(numeric('1,234.5'), { printed: '1,234.5', value: 1234.5 });
  assert.deepEqual(numeric('5,4').value, 5.4);
  assert.deepEqual(numeric('positive'), { printed: 'positive' });
  const berlin = zoned('Europe/Berlin');
  assert.equal(dtmMs('20260315', berlin), Date.parse('2026-03-14T23:00:00Z'));
  assert.equal(dtmMs('202603150730-0500', berlin), Date.parse('2026-03-15T12:30:00Z'));
  assert.ok(Number.isNaN(dtmMs('20261399', berlin)));
});

test('hl7-v2: whatever is cut or changed, nothing is thrown and every line is accounted for', async () => {
  const random = randomFrom(7);
  for (let i = 0; i < 300; i++) {
    const bytes = Buffer.from(message.subarray(0, 40 + Math.floor(random() * (message.length - 40))));
    for (let changes = 0; changes < 4; changes++) bytes[40 + Math.floor(random() * (bytes.length - 40))] = Math.floor(random() * 256);
    const { report } = await readFiles([hl7v2], bytes);
    for (const tally of Object.values(report.types)) assert.equal(tally.read, tally.delivered + tally.skipped + tally.quarantined);
  }
});
