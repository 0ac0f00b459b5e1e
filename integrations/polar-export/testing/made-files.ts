import { buildZip } from '../../kit/testing/index.ts';

/** A small archive of somebody who never lived, in both of the forms that it has had. */
export const FILES: Readonly<Record<string, string>> = {
  'activity-2026-03-01-0a0a.json': JSON.stringify({
    exportVersion: '1.7',
    date: '2026-03-01',
    summary: { startTime: '00:00:00', endTime: '00:00:00', stepCount: 900, stepsDistance: 700.5, calories: 2100 },
    samples: {
      mets: [{ localTime: '08:00:00', value: 3.1 }],
      steps: [
        { localTime: '08:00:00', value: 90 },
        { localTime: '08:01:00', value: 0 },
        { localTime: '08:02:00', value: 80 },
      ],
    },
    physicalInformation: { sex: 'FEMALE', 'weight, kg': 70 },
  }),
  'activity-2026-03-02-0b0b.json': JSON.stringify({
    exportVersion: '1.7',
    date: '2026-03-02',
    summary: { stepCount: 5000 },
    samples: { steps: [] },
  }),
  '247ohr_1_03-0c0c.json': JSON.stringify({
    deviceDays: [
      {
        userId: 1,
        deviceId: 'D1',
        date: '2026-03-01',
        samples: [
          { heartRate: 51, secondsFromDayStart: 3600, source: 'WRIST' },
          { heartRate: 0, secondsFromDayStart: 3660 },
        ],
      },
    ],
  }),
  'training-session-2026-03-01-1-0d0d.json': JSON.stringify({
    identifier: { id: 's-1' },
    created: '2026-03-01T18:00:00.000',
    startTime: '2026-03-01T18:00:00',
    stopTime: '2026-03-01T18:00:05',
    timezoneOffsetMinutes: 60,
    durationMillis: 4000,
    distanceMeters: 15,
    calories: 7,
    hrAvg: 121,
    hrMax: 123,
    deviceId: 'D1',
    sport: { id: '1' },
    exercises: [
      {
        identifier: { id: 'e-1' },
        startTime: '2026-03-01T18:00:00',
        stopTime: '2026-03-01T18:00:05',
        timezoneOffsetMinutes: 60,
        durationMillis: 4000,
        distanceMeters: 15.25,
        calories: 7,
        sport: { id: '1' },
        pauseTimes: [{ startTime: '2026-03-01T18:00:02', endTime: '2026-03-01T18:00:03' }],
        samples: {
          samples: [
            { type: 'SAMPLE_TYPE_HEART_RATE', intervalMillis: 1000, values: [120, 'NaN', 122, 123] },
            { type: 'SAMPLE_TYPE_SPEED', intervalMillis: 1000, values: [10.8, 10.8, 0, 10.8] },
            { type: 'SAMPLE_TYPE_DISTANCE', intervalMillis: 1000, values: [0, 3, 3, 6] },
          ],
        },
      },
    ],
  }),
  'training-session-2019-05-01-2-0e0e.json': JSON.stringify({
    exportVersion: '1.4',
    startTime: '2019-05-01T10:00:00.000',
    stopTime: '2019-05-01T10:00:03.000',
    timeZoneOffset: 120,
    duration: 'PT3S',
    exercises: [
      {
        startTime: '2019-05-01T10:00:00.000',
        stopTime: '2019-05-01T10:00:03.000',
        timezoneOffset: 120,
        duration: 'PT3S',
        distance: 20.5,
        sport: 'ROAD_BIKING',
        kiloCalories: 3,
        heartRate: { min: 100, avg: 101, max: 102 },
        samples: {
          heartRate: [
            { dateTime: '2019-05-01T10:00:00.000', value: 100 },
            { dateTime: '2019-05-01T10:00:01.000', value: 102 },
          ],
          recordedRoute: [{ dateTime: '2019-05-01T10:00:00.000', longitude: 13.4, latitude: 52.5, altitude: 35 }],
        },
      },
    ],
  }),
  'sleep_result_1-0f0f.json': JSON.stringify([
    {
      night: '2026-03-01',
      evaluation: { sleepType: 'SLEEP_PLUS_STAGES', asleepDuration: 'PT6H', analysis: { efficiencyPercent: 92.5 } },
      sleepResult: {
        hypnogram: {
          sleepStart: '2026-02-28T23:00:00.000+01:00',
          sleepEnd: '2026-03-01T05:30:00.000+01:00',
          sleepStateChanges: [
            { offsetFromStart: 'PT0S', state: 'NONREM2' },
            { offsetFromStart: 'PT1H', state: 'NONREM3' },
            { offsetFromStart: 'PT2H', state: 'REM' },
            { offsetFromStart: 'PT3H', state: 'WAKE' },
            { offsetFromStart: 'PT3H10M', state: 'NONREM1' },
            { offsetFromStart: 'PT6H30M', state: 'WAKE' },
          ],
        },
      },
    },
    {
      night: '2026-03-02',
      evaluation: {
        asleepDuration: 'PT5H',
        phaseDurations: { wake: 'PT10M', rem: 'PT1H', light: 'PT3H', deep: 'PT1H', unknown: 'PT0S' },
      },
      sleepResult: { hypnogram: { sleepStart: '2026-03-01T23:00:00.000+01:00', sleepEnd: '2026-03-02T04:10:00.000+01:00' } },
    },
  ]),
  'sleep_score_1-1a1a.json': JSON.stringify([{ night: '2026-03-01', sleepScoreResult: { sleepScore: 78.5 }, sleepScoreBaselines: {} }]),
  'nightly_recovery_1-1b1b.json': JSON.stringify([
    {
      night: '2026-03-01',
      meanNightlyRecoveryRri: 1100,
      meanNightlyRecoveryRmssd: 44,
      meanNightlyRecoveryRespirationInterval: 4000,
      ansStatus: 1.5,
      recoveryIndicator: 5,
    },
    { night: '2026-03-02', meanNightlyRecoveryRri: 1080 },
  ]),
  'account-data-1-1c1c.json': JSON.stringify({
    exportVersion: '1.0',
    username: 'nobody@example.com',
    physicalInformation: { birthday: '1984-05-06', sex: 'FEMALE' },
  }),
  'ppi_samples_1_03_1-1d1d.json': '[]',
};

export const polarArchive = (files: Readonly<Record<string, string>> = FILES): Buffer =>
  buildZip(Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) })));

/** All files, for telling forms apart. */
export const samples = (): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(Object.entries(FILES).map(([path, content]) => [path, Buffer.from(content)]));
