import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { WorkoutRecord } from '../kit/index.ts';
import { readFiles } from '../kit/testing/index.ts';
import { fit } from './index.ts';

const samples = join(import.meta.dirname, '../../../shared/data');
const index = join(samples, 'EXPECTED.json');

interface ExpectedFile {
  readonly parts: readonly { readonly crc_ok: boolean }[];
  readonly records: number;
  readonly recordHr: { readonly n: number; readonly sum: number };
  readonly firstRecord: string;
  readonly lastRecord: string;
  readonly sessions: readonly {
    readonly sport: number;
    readonly subSport: number | null;
    readonly start: string;
    readonly elapsed_s: number;
    readonly timer_s: number;
    readonly distance_m: number | null;
    readonly kcal: number | null;
    readonly avgHr: number | null;
    readonly maxHr: number | null;
  }[];
  readonly hrMesg?: { readonly n: number; readonly sum: number };
  readonly hrvRr?: { readonly n: number; readonly sum_ms: number };
}

const expected: Record<string, ExpectedFile> = existsSync(index) ? JSON.parse(readFileSync(index, 'utf8')) : {};
const files = Object.keys(expected).filter((name) => name.startsWith('fit/'));
const CLOCK_NEVER_SET = 'fit/compressed-speed-distance.fit';

test('fit: real recordings are at hand', (t) => {
  if (files.length === 0) t.skip(`no recordings at ${samples}`);
});

for (const file of files) {
  test(`fit: ${file} brings the counts, sums and sessions that an independent script found`, async () => {
    const wanted = expected[file]!;

    const { report, records } = await readFiles([fit], readFileSync(join(samples, file)));

    const { types } = report;
    assert.equal(types['record']!.sum, wanted.records);
    assert.deepEqual([types['record']!.first, types['record']!.last], [Date.parse(wanted.firstRecord), Date.parse(wanted.lastRecord)]);
    assert.deepEqual(
      [types['record.heart_rate']?.read ?? 0, types['record.heart_rate']?.sum ?? 0],
      [wanted.recordHr.n, wanted.recordHr.sum],
    );
    if (wanted.hrMesg)
      assert.deepEqual([types['hr.filtered_bpm']!.read, types['hr.filtered_bpm']!.sum], [wanted.hrMesg.n, wanted.hrMesg.sum]);
    if (wanted.hrvRr) assert.deepEqual([types['hrv.time']!.read, types['hrv.time']!.sum], [wanted.hrvRr.n, wanted.hrvRr.sum_ms]);
    assert.equal(types['session']!.read, wanted.sessions.length);
    assert.deepEqual(records.filter((record): record is WorkoutRecord => record.kind === 'workout').map(asExpected), wanted.sessions);
    for (const [type, tally] of Object.entries(types)) assert.equal(tally.read, tally.delivered + tally.skipped + tally.quarantined, type);
    const faults = report.problems.map(({ reason }) => reason).filter((reason) => reason.startsWith('fit-') || reason === 'clock-wrong');
    assert.deepEqual(faults, file === CLOCK_NEVER_SET ? ['clock-wrong'] : []);
  });
}

function asExpected(workout: WorkoutRecord): ExpectedFile['sessions'][number] {
  const number = (text: string | undefined): number | null => (text === 'NaN' || text === undefined ? null : Number(text));
  const heart = workout.statistics.find(({ metric }) => metric === 'heart-rate');
  // A mean of zero beats a minute is no figure for us, but stands in the file.
  const isWorn = heart !== undefined || workout.energyKcal === undefined;
  return {
    sport: Number(workout.metadata!['sport']),
    subSport: number(workout.metadata!['subSport']),
    start: new Date(workout.start).toISOString().replace('.000Z', 'Z'),
    elapsed_s: (workout.end - workout.start) / 1000,
    timer_s: workout.durationMs / 1000,
    distance_m: workout.distanceM ?? null,
    kcal: workout.energyKcal ?? null,
    avgHr: heart?.average ?? (isWorn ? null : 0),
    maxHr: heart?.maximum ?? (isWorn ? null : 0),
  };
}

/** Reference values of another decoder: column of the table -> our type, and how its unit becomes the file's. */
const COLUMNS: Readonly<Record<string, readonly [string, (value: number) => number]>> = {
  heart_rate: ['record.heart_rate', (value) => value],
  'Heart Rate [bpm]': ['record.heart_rate', (value) => value],
  cadence: ['record.cadence', (value) => value],
  'Cadence [rpm]': ['record.cadence', (value) => value],
  speed: ['record.speed', (value) => value],
  'Speed [m/s]': ['record.speed', (value) => value],
  altitude: ['record.altitude', (value) => value],
  temperature: ['record.temperature', (value) => value],
};

for (const file of files.filter((name) => existsSync(join(samples, name.replace('.fit', '-records.csv'))))) {
  test(`fit: ${file} agrees with the values that another decoder published beside it`, async () => {
    const { report } = await readFiles([fit], readFileSync(join(samples, file)));
    const [header, ...rows] = readFileSync(join(samples, file.replace('.fit', '-records.csv')), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((cell) => cell.trim()));

    const compared = header!.flatMap((name, place) => {
      const [type] = COLUMNS[name] ?? [];
      const values = rows
        .map((row) => row[place]!)
        .filter((cell) => cell !== '' && cell !== 'null')
        .map(Number);
      return type === undefined ? [] : [{ type, values }];
    });
    assert.ok(compared.length >= 3);
    for (const { type, values } of compared) {
      const tally = report.types[type];
      assert.equal(tally?.read ?? 0, values.length, type);
      const sum = values.reduce((total, value) => total + value, 0);
      // The table leaves out the field with the fraction of a stride.
      const tolerance = type === 'record.cadence' ? values.length : 1e-6 * Math.max(1, Math.abs(sum));
      assert.ok(Math.abs((tally?.sum ?? 0) - sum) <= tolerance, `${type}: ${tally?.sum} is not ${sum}`);
    }
    const distance = header!.findIndex((name) => /^distance/i.test(name));
    const last = Number(rows.map((row) => row[distance]!).findLast((cell) => cell !== '' && cell !== 'null'));
    assert.ok(
      Math.abs((report.types['record.distance']?.sum ?? 0) - last) < 0.01,
      `${report.types['record.distance']?.sum} m, not ${last}`,
    );
  });
}
