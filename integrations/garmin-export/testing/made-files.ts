import { buildZip } from '../../kit/testing/index.ts';

const CONNECT = '0f00-nobody/DI_CONNECT';

/** A small export of somebody who never lived, by path. */
export const FILES: Readonly<Record<string, string>> = {
  [`${CONNECT}/DI-Connect-Wellness/2026-02-01_2026-05-01_1_sleepData.json`]: JSON.stringify([
    {
      sleepStartTimestampGMT: '2026-02-28T22:00:00.0',
      sleepEndTimestampGMT: '2026-03-01T05:30:00.0',
      calendarDate: '2026-03-01',
      sleepWindowConfirmationType: 'ENHANCED_CONFIRMED_FINAL',
      deepSleepSeconds: 4800,
      lightSleepSeconds: 14_400,
      remSleepSeconds: 6000,
      awakeSleepSeconds: 1800,
      unmeasurableSeconds: 0,
      averageRespiration: 14.0,
      awakeCount: 2,
      sleepScores: { overallScore: 84 },
      spo2SleepSummary: { averageSPO2: 95.0, averageHR: 52 },
      napList: [{ napStartTimestampGMT: '2026-03-01T13:00:00.0', napEndTimestampGMT: '2026-03-01T13:30:00.0' }],
      retro: false,
    },
    { calendarDate: '2026-03-02', sleepStartTimestampGMT: null, sleepEndTimestampGMT: null, retro: false },
  ]),
  [`${CONNECT}/DI-Connect-Aggregator/UDSFile_2026-02-01_2026-05-01.json`]: JSON.stringify([
    {
      calendarDate: '2026-03-01',
      wellnessStartTimeGmt: '2026-02-28T23:00:00.0',
      wellnessEndTimeGmt: '2026-03-01T23:00:00.0',
      totalSteps: 9000,
      totalDistanceMeters: 6500,
      activeKilocalories: 400,
      bmrKilocalories: 1700,
      totalKilocalories: 2100,
      moderateIntensityMinutes: 20,
      vigorousIntensityMinutes: 0,
      floorsAscendedInMeters: 30.5,
      restingHeartRate: 55,
      currentDayRestingHeartRate: 54,
      averageSpo2Value: 95,
      allDayStress: {
        aggregatorList: [
          { type: 'TOTAL', averageStressLevel: 31 },
          { type: 'ASLEEP', averageStressLevel: -2 },
        ],
      },
      respiration: { avgWakingRespirationValue: 15 },
      bodyBattery: {
        bodyBatteryStatList: [
          { bodyBatteryStatType: 'HIGHEST', statsValue: 85, statTimestamp: '2026-03-01T05:30:00.0' },
          { bodyBatteryStatType: 'LOWEST', statsValue: 22 },
        ],
      },
    },
    { calendarDate: '2026-03-05', totalSteps: 7000, allDayStress: { aggregatorList: [{ type: 'TOTAL', averageStressLevel: -1 }] } },
  ]),
  [`${CONNECT}/DI-Connect-Wellness/2026-02-01_2026-05-01_1_healthStatusData.json`]: JSON.stringify([
    {
      calendarDate: '2026-03-01',
      metrics: [
        { type: 'HRV', value: 44, baselineUpperLimit: 60, baselineLowerLimit: 38, status: 'IN_RANGE' },
        { type: 'SPO2', value: 0.0 },
        { type: 'SKIN_TEMP_C', value: 0.3 },
      ],
    },
  ]),
  [`${CONNECT}/DI-Connect-Wellness/1_userBioMetrics.json`]: JSON.stringify([
    { metaData: { calendarDate: '2026-03-01T06:30:00.0' }, height: 175 },
    {
      metaData: { calendarDate: '2026-03-01T06:30:00.0' },
      weight: {
        weight: 72_400,
        bmi: 23.6,
        bodyFat: 0,
        bodyWater: 55.1,
        muscleMass: 31_000,
        sourceType: 'INDEX_SCALE',
        timestampGMT: '2026-03-01T06:30:00.0',
      },
    },
  ]),
  [`${CONNECT}/DI-Connect-Wellness/BloodPressureFile_2026-02-01_2026-05-01.json`]: JSON.stringify([
    { metaData: {}, bloodPressure: { systolic: 128, diastolic: 82, pulse: 64, measurementTimestampGMT: '2026-03-01T07:00:00.0' } },
  ]),
  [`${CONNECT}/DI-Connect-Fitness/nobody_0_summarizedActivities.json`]: JSON.stringify([
    {
      summarizedActivitiesExport: [
        {
          activityId: 111,
          name: 'Somewhere Running',
          activityType: 'trail_running',
          sportType: 'RUNNING',
          beginTimestamp: Date.parse('2026-03-01T17:00:00Z'),
          startTimeGmt: Date.parse('2026-03-01T17:00:00Z'),
          duration: 1_800_000.5,
          elapsedDuration: 1_900_000,
          distance: 502_000,
          elevationGain: 6300,
          calories: 400,
          avgHr: 150,
          maxHr: 172,
          aerobicTrainingEffect: 3.1,
        },
      ],
    },
  ]),
  [`${CONNECT}/DI-Connect-Metrics/MetricsMaxMetData_20260201_20260501_1.json`]: JSON.stringify([
    { calendarDate: '2026-03-01', updateTimestamp: '2026-03-01T17:40:00.0', sport: 'RUNNING', vo2MaxValue: 48, maxMet: 13.7 },
  ]),
  [`${CONNECT}/DI-Connect-Metrics/TrainingReadinessDTO_20260201_20260501_1.json`]: JSON.stringify([
    { calendarDate: '2026-03-01', timestamp: '2026-03-01T05:31:00.0', level: 'HIGH', score: 78, recoveryTime: 0 },
  ]),
  [`${CONNECT}/DI-Connect-Aggregator/HydrationLogFile_2026-02-01_2026-05-01.json`]: JSON.stringify([
    { calendarDate: '2026-03-01', persistedTimestampGMT: '2026-03-01T10:00:00.0', valueInML: 250 },
  ]),
  [`${CONNECT}/DI-Connect-User/user_profile.json`]: JSON.stringify({ firstName: 'Nobody' }),
};

/** The archive as Garmin makes it: recordings lie in an archive of their own. */
export const garminArchive = (
  files: Readonly<Record<string, string>> = FILES,
  recordings: readonly Buffer[] = [Buffer.from('a recording'), Buffer.from('another')],
): Buffer =>
  buildZip([
    ...Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) })),
    {
      name: `${CONNECT}/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip`,
      content: buildZip(recordings.map((content, i) => ({ name: `nobody@example.com_${i + 1}.fit`, content }))),
    },
  ]);

/** All files, for telling forms apart. */
export const samples = (): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(Object.entries(FILES).map(([path, content]) => [path, Buffer.from(content)]));
