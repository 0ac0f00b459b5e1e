import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../kit/testing/pieces.ts';
import { exportOf, readDocument, recordXml } from './testing/read-export.ts';

const HEART_RATE = 'HKQuantityTypeIdentifierHeartRate';
const motion = (code: number): string => `  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="${code}"/>`;
const manual = '  <MetadataEntry key="HKWasUserEntered" value="1"/>';

const document = exportOf(
  [
    recordXml(HEART_RATE, 'count/min', '62', '2024-02-29 23:59:59 +0200', { children: motion(1) }),
    recordXml(HEART_RATE, 'count/min', '62.5', '2024-03-01 00:00:01 +0200', { children: motion(2) }),
    recordXml(HEART_RATE, 'count/min', '144', '2024-03-01 00:05:01 -0930'),
    recordXml('HKQuantityTypeIdentifierStepCount', 'count', '120', '2024-03-01 09:00:00 +0200', { end: '2024-03-01 09:10:00 +0200' }),
    recordXml('HKQuantityTypeIdentifierStepCount', 'count', '80', '2024-03-01 09:00:00 +0200', {
      end: '2024-03-01 09:10:00 +0200',
      source: 'iPhone',
    }),
    recordXml('HKQuantityTypeIdentifierDistanceWalkingRunning', 'km', '0.123456', '2024-03-01 09:00:00 +0200', {
      end: '2024-03-01 09:10:00 +0200',
    }),
    recordXml('HKQuantityTypeIdentifierBodyMass', 'lb', '180.3', '2024-03-02 07:00:00 +0200', { children: manual }),
    recordXml('HKQuantityTypeIdentifierOxygenSaturation', '%', '0.97', '2024-03-02 07:00:00 +0200'),
    recordXml('HKQuantityTypeIdentifierBloodPressureSystolic', 'mmHg', '121', '2024-03-02 07:01:00 +0200'),
    recordXml('HKQuantityTypeIdentifierAppleSleepingWristTemperature', 'degC', '-0.5', '2024-03-02 07:01:00 +0200'),
    recordXml('HKQuantityTypeIdentifierSomethingNew', 'count', '7', '2024-03-02 07:01:00 +0200'),
  ].join('\n'),
);

async function bothWays(xml: Buffer, pieceBytes: number): Promise<void> {
  const [fast, strict] = await Promise.all([readDocument(xml, false, pieceBytes), readDocument(xml, true, pieceBytes)]);
  assert.deepEqual(
    { types: fast.report.types, samples: fast.samples, records: fast.records, quarantined: fast.quarantined },
    { types: strict.report.types, samples: strict.samples, records: strict.records, quarantined: strict.quarantined },
  );
}

test('fast path: it finds in a document what the strict way finds, wherever the pieces are cut', async () => {
  for (const pieceBytes of [1, 7, 61, 500, 100_000]) await bothWays(document, pieceBytes);
});

test('fast path: the document of this test holds samples of all its kinds', async () => {
  const { samples, report, quarantined } = await readDocument(document, false);

  assert.deepEqual(
    Object.values(samples)
      .map((rows) => rows.length)
      .toSorted((a, b) => a - b),
    [1, 1, 1, 1, 1, 1, 3],
  );
  assert.equal(samples['body-mass|Anna’s Apple Watch (manual)']?.[0]?.[2], 81.7827);
  assert.equal(report.types[HEART_RATE]?.sum, 268.5);
  assert.deepEqual(
    quarantined.map(({ metric, reason }) => [metric, reason]),
    [['wrist-temperature', 'implausible']],
  );
});

const SEED = 20_261_124;
const MUTANTS = 800;
const SPLINTERS = [
  '"',
  '<',
  '>',
  '/>',
  '&',
  ' ',
  '\u0000',
  '9',
  '-',
  '.',
  ',',
  '=',
  "'",
  '</Record>',
  '<Record ',
  'e5',
  ' value="3"',
  '\u00a0',
  '+1400',
];

test(`fast path: it agrees with the strict way on ${MUTANTS} damaged documents (seed ${SEED})`, async () => {
  const random = randomFrom(SEED);
  for (let mutant = 0; mutant < MUTANTS; mutant++) {
    let xml = document;
    for (let wounds = 1 + Math.floor(random() * 3); wounds > 0; wounds--) {
      const at = 100 + Math.floor(random() * (xml.length - 100));
      const cut = Math.floor(random() * 3);
      const splinter = SPLINTERS[Math.floor(random() * SPLINTERS.length)]!;
      const between = random() < 0.3 ? '' : splinter;
      xml = Buffer.concat([xml.subarray(0, at), Buffer.from(between), xml.subarray(at + cut)]);
    }
    await bothWays(xml, 100_000).catch((cause: unknown) => {
      throw new Error(`mutant ${mutant}:\n${xml.toString()}`, { cause });
    });
  }
});
