import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zstdDecompressSync } from 'node:zlib';
import { frozenClock, person } from '@aceso/kit/testing';
import { readZip } from '@aceso/integrations/kit';
import { parquetReadObjects } from 'hyparquet';
import { exportXml, heartRateMinutes, record } from '../../test/export-xml.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';

const STAGE =
  '<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="=cmd" creationDate="2026-03-02 06:00:00 +0000" startDate="2026-03-02 01:00:00 +0000" endDate="2026-03-02 06:00:00 +0000" value="HKCategoryValueSleepAnalysisAsleepDeep"/>';

async function filled(): Promise<OpenHealthData> {
  const open = await openHealthData({ timeZone: 'UTC', now: frozenClock('2026-06-01T08:00:00Z') });
  await importFile(
    open,
    'export.xml',
    exportXml(
      ...heartRateMinutes(1_500),
      record(
        'HKQuantityTypeIdentifierStepCount',
        '2026-03-02 08:00:00 +0000',
        '2026-03-02 08:10:00 +0000',
        '900',
        'count',
        'Phone, &quot;old&quot;',
      ),
      STAGE,
    ),
  );
  await open.push([{ metric: 'body-mass', start: '2026-03-04T08:00:00Z', value: 155, unit: '[lb_av]' }], { name: 'Scale', kind: 'scale' });
  return open;
}

/** The bytes of an export, as they are. */
async function take(
  open: OpenHealthData,
  query: string,
): Promise<{ readonly bytes: Buffer; readonly headers: Readonly<Record<string, unknown>> }> {
  const token = await open.house.issuer.token(open.ada, 'health-data', new Date('2026-06-01T08:00:00Z'));
  const reply = await open.house
    .app('health-data')
    .inject({ url: `/v1/people/me/export?${query}`, headers: { authorization: `Bearer ${token}` } });
  assert.equal(reply.statusCode, 200, reply.body.slice(0, 300));
  return { bytes: reply.rawPayload, headers: reply.headers };
}

async function unzipped(bytes: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const input = async function* () {
    yield bytes;
  };
  for await (const entry of readZip(input(), (reason) => assert.fail(reason))) {
    const pieces: Uint8Array[] = [];
    for await (const piece of entry.content) pieces.push(piece);
    files.set(entry.name, Buffer.concat(pieces));
  }
  return files;
}

const rowsOf = async (bytes: Buffer): Promise<readonly Record<string, unknown>[]> => {
  const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return await parquetReadObjects({
    file: copy,
    // The length is in the frame.
    compressors: { ZSTD: (input: Uint8Array) => new Uint8Array(zstdDecompressSync(input)) },
  });
};

test('exportPerson: lines of JSON hold every sample, record and daily value', async () => {
  await using open = await filled();

  const { bytes, headers } = await take(open, 'format=ndjson');
  const lines = bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const byTable = Map.groupBy(lines, ({ table }) => table);

  assert.equal(headers['content-disposition'], 'attachment; filename="aceso-2026-06-01.ndjson"');
  assert.deepEqual([...byTable.keys()], ['samples', 'records', 'daily']);
  assert.equal(byTable.get('samples')?.length, 1_502);
  const [weight] = byTable.get('samples') ?? [];
  assert.deepEqual([weight?.['value'], weight?.['original_value'], weight?.['original_unit']], [70.30681735, 155, '[lb_av]']);
  assert.deepEqual(byTable.get('samples')?.at(-1), {
    table: 'samples',
    metric: 'step-count',
    start: '2026-03-02T08:00:00.000Z',
    end: '2026-03-02T08:10:00.000Z',
    value: 900,
    unit: '{steps}',
    source: 'Phone, "old"',
    source_id: byTable.get('samples')?.at(-1)?.['source_id'],
    context: 0,
  });
  assert.deepEqual((byTable.get('records')?.[0]?.['content'] as { stage: string } | undefined)?.stage, 'deep');
  assert.ok(byTable.get('daily')?.some(({ metric, value }) => metric === 'sleep-duration' && value === 300));
});

test('exportPerson: CSV of all tables comes in a zip, of one table alone, quoted, and never as a formula', async () => {
  await using open = await filled();

  const files = await unzipped((await take(open, 'format=csv')).bytes);
  const { bytes, headers } = await take(open, 'format=csv&tables=samples');

  assert.deepEqual([...files.keys()], ['samples.csv', 'records.csv', 'daily.csv']);
  assert.equal(files.get('samples.csv')?.toString(), bytes.toString());
  assert.match(String(headers['content-type']), /^text\/csv/);
  const lines = bytes.toString().split('\r\n');
  assert.equal(lines[0], 'metric,start,end,value,unit,source,source_id,context,original_value,original_unit');
  assert.equal(lines.length, 1_502 + 2);
  assert.match(lines.at(-2) ?? '', /^step-count,2026-03-02T08:00:00\.000Z,2026-03-02T08:10:00\.000Z,900,\{steps\},"Phone, ""old""",/);
  assert.match(files.get('records.csv')?.toString() ?? '', /,'=cmd,/);
});

test('exportPerson: Parquet holds the same rows as the lines of JSON', async () => {
  await using open = await filled();
  const lines = (await take(open, 'format=ndjson&tables=samples')).bytes
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

  const files = await unzipped((await take(open, 'format=parquet')).bytes);
  const rows = await rowsOf((await take(open, 'format=parquet&tables=samples')).bytes);
  const records = await rowsOf(files.get('records.parquet') ?? Buffer.alloc(0));

  assert.deepEqual([...files.keys()], ['samples.parquet', 'records.parquet', 'daily.parquet']);
  assert.deepEqual(
    rows.map(({ start, end, ...row }) => ({
      table: 'samples',
      // A cell without a value is nothing in the lines, and null in the table.
      ...Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null)),
      start: (start as Date).toISOString(),
      end: (end as Date).toISOString(),
    })),
    lines,
  );
  assert.equal((records[0]?.['content'] as { stage: string } | undefined)?.stage, 'deep');
});

test('exportPerson: a person without data gets empty tables; nobody else gets any', async () => {
  await using open = await openHealthData({ now: frozenClock('2026-06-01T08:00:00Z') });

  assert.equal((await take(open, 'format=ndjson')).bytes.length, 0);
  assert.deepEqual([...(await unzipped((await take(open, 'format=csv')).bytes)).keys()], ['samples.csv', 'records.csv', 'daily.csv']);
  assert.deepEqual(await rowsOf((await take(open, 'format=parquet&tables=daily')).bytes), []);
  const reply = await open.house.ask('health-data', { as: person(), path: `/v1/people/${open.ada.personId}/export` });
  assert.equal(reply.status, 403);
  const wrong = await open.house.ask('health-data', { as: open.ada, path: '/v1/people/me/export?tables=secrets' });
  assert.equal(wrong.status, 400);
});
