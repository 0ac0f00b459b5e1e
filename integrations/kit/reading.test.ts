import assert from 'node:assert/strict';
import { test } from 'node:test';
import { METRICS } from '@aceso/contracts/vocabulary';
import { delimiterOf, rowsOf } from './csv.ts';
import { jsonElements } from './json.ts';
import { zoned } from './local-time.ts';
import { inPieces } from './testing/index.ts';
import { encodingOf, linesOf } from './text.ts';
import { conversionTo } from './unit.ts';
import { xmlEvents } from './xml.ts';

const faults = (): { readonly met: string[]; readonly note: (reason: string) => void } => {
  const met: string[] = [];
  return { met, note: (reason) => void met.push(reason) };
};

test('local time: clock changes, impossible dates and old offsets', () => {
  const berlin = zoned('Europe/Berlin');
  assert.equal(berlin.instant({ year: 2026, month: 7, day: 1, hour: 12 }), Date.UTC(2026, 6, 1, 10));
  assert.equal(berlin.instant({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 }), Date.UTC(2026, 9, 25, 0, 30));
  assert.equal(berlin.instant({ year: 2026, month: 10, day: 25, hour: 2, minute: 30 }, 'later'), Date.UTC(2026, 9, 25, 1, 30));
  assert.equal(berlin.instant({ year: 2026, month: 3, day: 29, hour: 2, minute: 30 }), Date.UTC(2026, 2, 29, 1, 30));
  assert.equal(zoned('Asia/Kolkata').instant({ year: 2020, month: 2, day: 29, hour: 5, minute: 30 }), Date.UTC(2020, 1, 29));
  for (const wrong of [{ day: 31 }, { month: 13 }, { hour: 25 }, { minute: 60 }, { day: Number.NaN }])
    assert.ok(Number.isNaN(berlin.instant({ year: 2026, month: 2, day: 1, ...wrong })), JSON.stringify(wrong));
});

test('csv: marks, semicolons, quotes, Latin-1, and a cut in any place', async () => {
  const read = async (bytes: Buffer, size = 3): Promise<string[][]> => {
    const { met, note } = faults();
    const rows: string[][] = [];
    for await (const row of rowsOf(inPieces(bytes, size), {}, note)) rows.push(row);
    assert.deepEqual(met, []);
    return rows;
  };
  assert.deepEqual(await read(Buffer.from('\ufeffDate;"Wert; kg"\r\n1.2.2026;"72,5"\r\n\r\n2.2.2026; 73 \r\n')), [
    ['Date', 'Wert; kg'],
    ['1.2.2026', '72,5'],
    ['2.2.2026', '73'],
  ]);
  assert.deepEqual(await read(Buffer.from('a\tb\n"x""y"\tz\n'), 64), [
    ['a', 'b'],
    ['x"y', 'z'],
  ]);
  assert.deepEqual(await read(Buffer.from('gr\u00f6\u00dfe,kg\n1,2\n', 'latin1'), 64), [
    ['gr\u00f6\u00dfe', 'kg'],
    ['1', '2'],
  ]);
  assert.equal(delimiterOf('Date,"a;b;c;d",x\n1,2,3\n'), ',');
});

test('json: elements come one by one, and those before a cut are not lost', async () => {
  const text = Buffer.from('{"data":{"metrics":[{"name":"a","n":1},{"name":"b"}],"other":[1]}}');
  const read = async (bytes: Buffer, met: (reason: string) => void): Promise<unknown[]> => {
    const found: unknown[] = [];
    for await (const { value, path } of jsonElements(inPieces(bytes, 5), ['$.data.metrics.*'], met)) found.push([path.join('.'), value]);
    return found;
  };
  const { met, note } = faults();
  assert.deepEqual(await read(text, note), [
    ['data.metrics.0', { name: 'a', n: 1 }],
    ['data.metrics.1', { name: 'b' }],
  ]);
  assert.deepEqual(met, []);
  assert.deepEqual(await read(text.subarray(0, 40), note), [['data.metrics.0', { name: 'a', n: 1 }]]);
  assert.deepEqual(met, ['json-malformed']);
});

test('xml: names without prefixes, text joined, no document type followed, a fault told', async () => {
  const read = async (text: string, met: (reason: string) => void): Promise<string[]> => {
    const said: string[] = [];
    for await (const event of xmlEvents(inPieces(Buffer.from(text), 4), met))
      said.push(event.kind === 'open' ? `<${event.name} ${JSON.stringify(event.attributes)}` : `${event.name}=${event.text}`);
    return said;
  };
  const { met, note } = faults();
  assert.deepEqual(await read('<a x="1"><ns:b>h&amp;i</ns:b> <c/></a>', note), ['<a {"x":"1"}', '<b {}', 'b=h&i', '<c {}', 'c=', 'a=']);
  assert.deepEqual(met, []);
  const attack = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a><b>1</b><c>&e;</c></a>';
  assert.ok(!(await read(attack, note)).join().includes('root'));
  assert.deepEqual(await read('<a><b>1</b><c', note), ['<a {}', '<b {}', 'b=1']);
  assert.ok(met.length >= 1);
});

test('lines: every way of ending one', async () => {
  const lines: string[] = [];
  for await (const line of linesOf(inPieces(Buffer.from('a\r\nb\nc\rd'), 2))) lines.push(line);
  assert.deepEqual(lines, ['a', 'b', 'c', 'd']);
});

test('unit: printed units come into the metric by exact factors, foreign ones are refused', () => {
  const converted = (metric: string, value: number, unit: string): number | undefined => conversionTo(METRICS.get(metric)!, unit)?.(value);
  assert.equal(converted('body-mass', 100, 'lbs'), 45.359237);
  assert.equal(converted('body-temperature', 98.6, '\u00b0F'), 37);
  assert.equal(converted('blood-glucose', 1, 'mmol/L'), 18.01558800000541);
  assert.equal(converted('active-energy', 4.184, 'kJ'), 1);
  assert.equal(converted('step-count', 7, 'count'), 7);
  assert.equal(converted('heart-rate', 60, 'bpm'), 60);
  assert.equal(converted('body-mass', 1, 'mmHg'), undefined);
  assert.equal(converted('body-temperature', 310.15, 'K')?.toFixed(6), '37.000000');
  assert.equal(converted('active-energy', 1000, 'J')?.toFixed(6), '0.239006');
});

test('unit: laboratories print the same unit in many ways, in mass and in moles', () => {
  const converted = (metric: string, value: number, unit: string): number =>
    Number(conversionTo(METRICS.get(metric)!, unit)?.(value).toPrecision(5));
  assert.deepEqual(
    [
      converted('ldl-cholesterol', 3, 'mmol/L'),
      converted('creatinine', 88.4, 'µmol/L'),
      converted('hemoglobin', 141, 'g/L'),
      converted('hemoglobin', 14.1, 'gm/dL'),
      converted('leukocytes', 6500, 'cells/cu.mm'),
      converted('leukocytes', 6.5, '10^9/L'),
      converted('platelets', 2.5, 'lakhs/cumm'),
      converted('sodium', 140, 'mEq/L'),
      converted('vitamin-d', 75, 'nmol/L'),
      converted('thyrotropin', 2.1, 'uIU/mL'),
      converted('hemoglobin-a1c', 48, 'mmol/mol'),
      converted('albumin', 43, 'g/L'),
      converted('ferritin', 60, 'ug/L'),
      converted('vitamin-b12', 300, 'pmol/L'),
      converted('urine-albumin-creatinine-ratio', 3, 'mg/mmol'),
    ],
    [115.99, 0.99998, 14.1, 14.1, 6.5, 6.5, 250, 140, 30.048, 2.1, 6.542, 4.3, 60, 406.61, 26.521],
  );
  assert.ok(Number.isNaN(converted('hemoglobin', 1, 'mmol/furlong')));
  assert.ok(Number.isNaN(converted('lipoprotein-a', 30, 'mg/dL')));
});

test('csv: a last row that was cut off is left out and told; one that is merely without an end of line is not', async () => {
  const read = async (text: string): Promise<{ rows: string[][]; met: string[] }> => {
    const { met, note } = faults();
    const rows: string[][] = [];
    for await (const row of rowsOf(inPieces(Buffer.from(text), 5), {}, note)) rows.push(row);
    return { rows, met };
  };

  assert.deepEqual(await read('a,b,c\n1,120,3\n2,12'), {
    rows: [
      ['a', 'b', 'c'],
      ['1', '120', '3'],
    ],
    met: ['csv-cut-off'],
  });
  assert.deepEqual(await read('a,b,c\n1,2,3\n4,5,6'), {
    rows: [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['4', '5', '6'],
    ],
    met: [],
  });
  assert.deepEqual(await read('a,b,c\n1,2,3\n4,5\n'), {
    rows: [
      ['a', 'b', 'c'],
      ['1', '2', '3'],
      ['4', '5'],
    ],
    met: [],
  });
});

test('text: Japanese of older programs is told from Latin-1', () => {
  // 測定日,最高血圧 in Shift_JIS.
  const japanese = Buffer.from('91aa92e893fa2c8dc58d828c8c88b30a', 'hex');
  assert.equal(encodingOf(japanese), 'shift_jis');
  assert.equal(encodingOf(Buffer.from('Générés à l’étage: Prélèvement, Médecin, Glycémie', 'latin1')), 'windows-1252');
  assert.equal(encodingOf(Buffer.from('9350', 'hex')), 'windows-1252');
});
