import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../kit/testing/pieces.ts';
import { exportOf, readDocument, recordXml } from './testing/read-export.ts';

const HEART_RATE = 'HKQuantityTypeIdentifierHeartRate';
const motion = (code: number): string => `  <MetadataEntry key="HKMetadataKeyHeartRateMotionContext" value="${code}"/>`;
const manual = '  <MetadataEntry key="HKWasUserEntered" value="1"/>';

const zone = '  <MetadataEntry key="HKTimeZone" value="Europe/Berlin"/>';
const SLEEP = 'HKCategoryTypeIdentifierSleepAnalysis';
const HRV = 'HKQuantityTypeIdentifierHeartRateVariabilitySDNN';
const category = (type: string, value: string, start: string, rest: { end?: string; children?: string } = {}): string =>
  recordXml(type, '', value, start, rest).replace(' unit=""', '');
const beat = (rate: number, time: string): string => `   <InstantaneousBeatsPerMinute bpm="${rate}" time="${time}"/>`;
const beats = (times: readonly string[]): string =>
  ['  <HeartRateVariabilityMetadataList>', ...times.map((time, i) => beat(60 + i, time)), '  </HeartRateVariabilityMetadataList>'].join(
    '\n',
  );

const document = exportOf(
  [
    category(SLEEP, 'HKCategoryValueSleepAnalysisAsleepDeep', '2024-03-02 23:10:00 +0200', {
      end: '2024-03-03 00:10:00 +0200',
      children: zone,
    }),
    category(SLEEP, 'HKCategoryValueSleepAnalysisAwake', '2024-03-03 00:10:00 +0200', {
      end: '2024-03-03 00:12:00 +0200',
      children: manual,
    }),
    category(SLEEP, 'HKCategoryValueSleepAnalysisInBed', '2024-03-03 00:12:00 +0200', { end: '2024-03-03 00:02:00 +0200' }),
    category(SLEEP, 'HKCategoryValueSomethingElse', '2024-03-03 00:12:00 +0200'),
    category('HKCategoryTypeIdentifierAppleStandHour', 'HKCategoryValueAppleStandHourStood', '2024-03-03 09:00:00 +0200', {
      end: '2024-03-03 10:00:00 +0200',
    }),
    category('HKCategoryTypeIdentifierAppleStandHour', 'HKCategoryValueAppleStandHourIdle', '2024-03-03 10:00:00 +0200', {
      end: '2024-03-03 11:00:00 +0200',
    }),
    category('HKCategoryTypeIdentifierMindfulSession', 'HKCategoryValueNotApplicable', '2024-03-03 12:00:00 +0200', {
      end: '2024-03-03 12:11:00 +0200',
      children: manual,
    }),
    category('HKCategoryTypeIdentifierIntermenstrualBleeding', 'HKCategoryValueNotApplicable', '2024-03-03 12:00:00 +0200'),
    recordXml(HRV, 'ms', '41.5', '2024-03-03 23:59:00 +0200', {
      children: `${zone}\n${beats(['11:59:58.25 PM', '11:59:59.20 PM', '12:00:00.11 AM', '12:00:01.05\u202fAM'])}`,
    }),
    recordXml(HRV, 'ms', '42', '2024-03-04 02:00:00 +0200', {
      children: beats(['02:00:01.11', '02:00:02.08', '2.00.03,01', '02:00:04.2']),
    }),
    recordXml(HRV, 'ms', '43', '2024-03-04 03:00:00 +0200', {
      children: beats(Array.from({ length: 14 }, (_, i) => `3:00:${String(10 + i)}.0${i % 10} AM`)),
    }),
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
    [1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 3],
  );
  assert.equal(samples['body-mass|Anna’s Apple Watch (manual)']?.[0]?.[2], 81.7827);
  assert.equal(report.types[HEART_RATE]?.sum, 268.5);
  assert.deepEqual(
    quarantined.map(({ metric, reason }) => [metric, reason]),
    [
      [undefined, 'end-before-start'],
      ['wrist-temperature', 'implausible'],
    ],
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
