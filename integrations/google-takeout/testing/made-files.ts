import { buildZip } from '../../kit/testing/index.ts';

const FITBIT = 'Takeout/Fitbit';
const HEALTH = 'Takeout/Google Health';
const FIT = 'Takeout/Fit';

/** A small Takeout of somebody who never lived, in every form that it has had. By path inside the archive. */
export const FILES: Readonly<Record<string, string>> = {
  [`${FITBIT}/Global Export Data/steps-2026-03-01.json`]: `[{
  "dateTime" : "03/01/26 07:00:00",
  "value" : "12"
},{
  "dateTime" : "03/01/26 07:01:00",
  "value" : "0"
},{
  "dateTime" : "03/01/26 07:02:00",
  "value" : "90"
}]`,
  [`${FITBIT}/Global Export Data/heart_rate-2026-03-01.json`]: JSON.stringify([
    { dateTime: '03/01/26 07:00:05', value: { bpm: 61, confidence: 3 } },
    { dateTime: '03/01/26 07:00:10', value: { bpm: 70, confidence: 0 } },
  ]),
  [`${FITBIT}/Global Export Data/calories-2026-03-01.json`]: JSON.stringify([{ dateTime: '03/01/26 08:00:00', value: '1.07' }]),
  [`${FITBIT}/Global Export Data/distance-2026-03-01.json`]: JSON.stringify([{ dateTime: '03/01/26 07:02:00', value: '6800' }]),
  [`${FITBIT}/Global Export Data/resting_heart_rate-2026-03-01.json`]: JSON.stringify([
    { dateTime: '03/01/26 00:00:00', value: { date: '03/01/26', value: 58.4, error: 6.2 } },
    { dateTime: '03/02/26 00:00:00', value: { date: null, value: 0.0, error: 0.0 } },
  ]),
  [`${FITBIT}/Global Export Data/sedentary_minutes-2026-03-01.json`]: JSON.stringify([
    { dateTime: '03/01/26 00:00:00', value: '700' },
    { dateTime: '03/02/26 00:00:00', value: '1440' },
  ]),
  [`${FITBIT}/Global Export Data/demographic_vo2_max-2026-03-01.json`]: JSON.stringify([
    { dateTime: '03/01/26 00:00:00', value: { demographicVO2Max: 45.1, demographicVO2MaxError: 3, filteredDemographicVO2Max: 44.9 } },
  ]),
  [`${FITBIT}/Global Export Data/altitude-2026-03-01.json`]: JSON.stringify([{ dateTime: '03/01/26 07:02:00', value: '10' }]),
  [`${FITBIT}/Global Export Data/weight-2026-03-01.json`]: JSON.stringify([
    { logId: 1, weight: 154.3, bmi: 22.9, fat: 21.5, date: '03/01/26', time: '07:30:00', source: 'Aria' },
  ]),
  [`${FITBIT}/Global Export Data/sleep-2026-03-01.json`]: JSON.stringify([
    {
      logId: 100,
      dateOfSleep: '2026-03-01',
      startTime: '2026-02-28T23:00:00.000',
      endTime: '2026-03-01T06:00:00.000',
      duration: 25_200_000,
      minutesAsleep: 390,
      efficiency: 93,
      type: 'stages',
      levels: {
        summary: {},
        data: [
          { dateTime: '2026-02-28T23:00:00.000', level: 'light', seconds: 3600 },
          { dateTime: '2026-03-01T00:00:00.000', level: 'deep', seconds: 7200 },
          { dateTime: '2026-03-01T02:00:00.000', level: 'rem', seconds: 14_400 },
        ],
        shortData: [{ dateTime: '2026-03-01T01:00:00.000', level: 'wake', seconds: 60 }],
      },
    },
  ]),
  [`${FITBIT}/Global Export Data/exercise-0.json`]: JSON.stringify([
    {
      logId: 5,
      activityName: 'Run',
      activityTypeId: 90_009,
      averageHeartRate: 151,
      calories: 320,
      distance: 3.1,
      distanceUnit: 'Mile',
      duration: 1_800_000,
      activeDuration: 1_700_000,
      steps: 4800,
      logType: 'tracker',
      startTime: '03/01/26 17:00:00',
      source: { name: 'Charge 5' },
    },
  ]),
  [`${FITBIT}/Oxygen Saturation (SpO2)/Minute SpO2 - 2026-03-01.csv`]:
    'timestamp,value\n2026-03-01T02:00:00Z,95.5\n2026-03-01T02:01:00Z,50.0\n',
  [`${FITBIT}/Oxygen Saturation (SpO2)/Daily SpO2 - 2026-03-01-2026-03-31.csv`]:
    'timestamp,average_value,lower_bound,upper_bound\n2026-03-01T00:00:00Z,95.9,93.0,98.1\n',
  [`${FITBIT}/Global Export Data/estimated_oxygen_variation-2026-03-01.csv`]:
    'timestamp,Infrared to Red Signal Ratio\n03/01/26 02:00:00,12\n03/01/26 02:01:00,-3\n',
  [`${FITBIT}/Heart Rate Variability/Heart Rate Variability Details - 2026-03-01.csv`]:
    'timestamp,rmssd,coverage,low_frequency,high_frequency\n2026-03-01T01:05:00,38.2,0.93,512.1,301.2\n',
  [`${FITBIT}/Heart Rate Variability/Daily Heart Rate Variability Summary - 2026-03-(1).csv`]:
    'timestamp,rmssd,nremhr,entropy\n2026-03-01T00:00:00,39.9,56.1,2.9\n2026-03-02T00:00:00,,55.0,3.0\n',
  [`${FITBIT}/Heart Rate Variability/Daily Respiratory Rate Summary - 2026-03-01.csv`]:
    'timestamp,daily_respiratory_rate\n2026-03-01T00:00:00,15.4\n2026-03-02T00:00:00,-1.0\n',
  [`${FITBIT}/Temperature/Computed Temperature - 2026-03-01.csv`]:
    'type,sleep_start,sleep_end,temperature_samples,nightly_temperature,baseline_relative_sample_sum\nSKIN,2026-02-28T23:00,2026-03-01T06:00,400,33.42,NaN\n',
  [`${FITBIT}/Temperature/Device Temperature - 2026-03-01.csv`]: 'recorded_time,temperature,sensor_type\n2026-03-01T01:00,-0.4,UNKNOWN\n',
  [`${FITBIT}/Stress Score/Stress Score.csv`]:
    'DATE,UPDATED_AT,STRESS_SCORE,SLEEP_POINTS,MAX_SLEEP_POINTS,RESPONSIVENESS_POINTS,MAX_RESPONSIVENESS_POINTS,EXERTION_POINTS,MAX_EXERTION_POINTS,STATUS,CALCULATION_FAILED\n2026-03-01T00:00:00,2026-03-01T07:00:00,79,20,30,25,30,34,40,READY,false\n2026-03-02T00:00:00,2026-03-02T07:00:00,0,0,0,0,0,0,0,NO_DATA,true\n',
  [`${FITBIT}/Sleep Score/sleep_score.csv`]:
    'sleep_log_entry_id,timestamp,overall_score,composition_score,revitalization_score,duration_score,deep_sleep_in_minutes,resting_heart_rate,restlessness\n100,2026-03-01T06:00:00Z,82,20,19,43,120,58,0.08\n',
  [`${FITBIT}/Active Zone Minutes (AZM)/Active Zone Minutes - 2026-03-01.csv`]:
    'date_time,heart_zone_id,total_minutes\n2026-03-01T18:10,FAT_BURN,1\n2026-03-01T18:11,PEAK,2\n',
  [`${FITBIT}/Daily Readiness/Daily Readiness Score - 2026-03-01.csv`]:
    'date,readiness_score_value,readiness_state\n2026-03-01,72,MEDIUM\n',
  [`${FITBIT}/Menstrual Health/menstrual_health_cycles.csv`]:
    'id,cycle_start_date,cycle_end_date,period_start_date,period_end_date\n1,2026-02-01,2026-02-28,2026-02-01,2026-02-05\n',
  [`${HEALTH}/Your Profile/Profile.csv`]:
    'id,full_name,date_of_birth,gender,height,weight_unit,distance_unit\nX,Nobody,1984-05-06,FEMALE,175,en_US,en_US\n',
  [`${HEALTH}/Physical Activity_GoogleData/heart_rate_2026-03-01.csv`]:
    'timestamp,beats per minute,data source\n2026-03-01T07:00:05Z,61.0,Google Fitbit Air\n',
  [`${HEALTH}/Physical Activity_GoogleData/daily_resting_heart_rate.csv`]:
    'timestamp,beats per minute,data source\n2026-03-01T00:00:00Z,58.9,Google Health App\n',
  [`${HEALTH}/Physical Activity_GoogleData/steps_2026-03-01.csv`]:
    'timestamp,steps,data source\n2026-03-01T07:00:00.123Z,12,MobileTrack\n2026-03-01T07:00:00Z,13,Google Fitbit Air\n2026-03-01T07:00:00Z,12,Fit Health Connect\n',
  [`${HEALTH}/Physical Activity_GoogleData/weight.csv`]:
    'timestamp,weight grams,data source\n2026-03-01T06:30:00.123456Z,69990.0,Google Health App\n',
  [`${HEALTH}/Physical Activity_GoogleData/body_temperature_2026-03-01.csv`]:
    'timestamp,temperature celsius,data source\n2026-03-01T02:00:00Z,33.1,Google Fitbit Air\n',
  [`${HEALTH}/Physical Activity_GoogleData/gps_location_2026-03-01.csv`]: 'timestamp,latitude,longitude\n2026-03-01T07:00:00Z,1,2\n',
  [`${HEALTH}/Health Fitness Data_GoogleData/UserSleeps_2026-03-01.csv`]:
    'sleep_id,sleep_type,minutes_in_sleep_period,minutes_after_wake_up,minutes_to_fall_asleep,minutes_asleep,start_utc_offset,sleep_start,end_utc_offset,sleep_end,data_source\n9,STAGES,420,1,7,390,+01:00,2026-02-28T22:00:00Z,+01:00,2026-03-01T05:00:00Z,DERIVED\n',
  [`${HEALTH}/Health Fitness Data_GoogleData/UserSleepStages_2026-03-01.csv`]:
    'sleep_id,sleep_stage_id,sleep_stage_type,start_utc_offset,sleep_stage_start,end_utc_offset,sleep_stage_end,data_source\n9,1,LIGHT,+01:00,2026-02-28T22:07:00Z,+01:00,2026-02-28T23:00:00Z,DERIVED\n9,2,DREAM,+01:00,2026-02-28T23:00:00Z,+01:00,2026-03-01T00:00:00Z,DERIVED\n',
  [`${HEALTH}/Health Fitness Data_GoogleData/UserExercises_2026-03-01.csv`]:
    'exercise_id,exercise_start,exercise_end,utc_offset,activity_name,log_type,tracker_total_calories,tracker_total_steps,tracker_total_distance_mm,tracker_avg_heart_rate,tracker_peak_heart_rate\n3,2026-03-01T17:00:00Z,2026-03-01T17:30:00Z,+01:00,Outdoor Bike,TRACKER,210,0,8000000,133,160\n',
  [`${HEALTH}/Health Fitness Data_GoogleData/UserActivityProbabilities_1.csv`]: 'x,y\n1,2\n',
  [`${HEALTH}/Biometrics/Glucose 202603.csv`]: 'no data',
  [`${FIT}/All Data/raw_com.google.heart_rate.bpm_com.xiaomi.hm.health.json`]: JSON.stringify({
    'Data Source': 'raw:com.google.heart_rate.bpm:com.xiaomi.hm.health:Xiaomi:Band 5:1:x',
    'Data Points': [
      {
        fitValue: [{ value: { fpVal: 66 } }],
        originDataSourceId: '',
        endTimeNanos: 1_772_348_400_000_000_000,
        dataTypeName: 'com.google.heart_rate.bpm',
        startTimeNanos: '1772348400000000000',
      },
    ],
  }),
  [`${FIT}/All Data/derived_com.google.heart_rate.bpm_com.google.android.gms_merge_heart_rate_bpm.json`]: JSON.stringify({
    'Data Source': 'derived:com.google.heart_rate.bpm:com.google.android.gms:merge_heart_rate_bpm',
    'Data Points': [
      {
        fitValue: [{ value: { fpVal: 66 } }],
        endTimeNanos: 1_772_348_400_000_000_000,
        dataTypeName: 'com.google.heart_rate.bpm',
        startTimeNanos: 1_772_348_400_000_000_000,
      },
    ],
  }),
  [`${FIT}/All Data/raw_com.google.blood_pressure_app.json`]: JSON.stringify({
    'Data Source': 'raw:com.google.blood_pressure:com.google.android.apps.fitness:user_input',
    'Data Points': [
      {
        fitValue: [{ value: { fpVal: 128 } }, { value: { fpVal: 82 } }],
        endTimeNanos: 1_772_348_400_000_000_000,
        dataTypeName: 'com.google.blood_pressure',
        startTimeNanos: 1_772_348_400_000_000_000,
      },
    ],
  }),
  [`${FIT}/All Sessions/2026-03-01T08_00_00Z_RUNNING.json`]: JSON.stringify({
    fitnessActivity: 'running',
    startTime: '2026-03-01T08:00:00.000Z',
    endTime: '2026-03-01T08:35:00.000Z',
    duration: '2000.5s',
    aggregate: [
      { metricName: 'com.google.calories.expended', floatValue: 350.04 },
      { metricName: 'com.google.distance.delta', floatValue: 5000 },
    ],
  }),
  [`${FIT}/All Sessions/2026-02-28T22_00_00Z_SLEEP.json`]: JSON.stringify({
    fitnessActivity: 'sleep',
    startTime: '2026-02-28T22:00:00Z',
    endTime: '2026-03-01T05:00:00Z',
    segment: [{ fitnessActivity: 'sleep.deep', startTime: '2026-02-28T22:30:00Z', endTime: '2026-02-28T23:30:00Z' }],
  }),
  [`${FIT}/Daily activity metrics/Daily activity metrics.csv`]:
    'Date,Move Minutes count,Calories (kcal),Distance (m),Average heart rate (bpm),Step count,Average weight (kg)\n2026-03-01,40,2100.5,6200,72,8400,70.2\n2026-03-02,,,,,,\n',
  [`${FIT}/Daily activity metrics/2026-03-01.csv`]:
    'Start time,End time,Calories (kcal),Average heart rate (bpm),Step count\n08:00:00.000+01:00,08:15:00.000+01:00,30.5,100,500\n23:45:00.000+01:00,00:00:00.000+01:00,17.1,,\n',
};

/** All of it as the archive that Google makes. */
export const takeout = (files: Readonly<Record<string, string>> = FILES): Buffer =>
  buildZip(Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) })));

/** All files, for telling forms apart. */
export const samples = (): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(Object.entries(FILES).map(([path, content]) => [path, Buffer.from(content)]));
