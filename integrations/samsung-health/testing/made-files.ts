import { buildZip } from '../../kit/testing/index.ts';

const ROOT = 'Samsung Health/samsunghealth_nobody_20260301';
const HEART = 'com.samsung.health.heart_rate.';
const minute = (at: string, heartRate: number): object => ({
  start_time: Date.parse(at),
  end_time: Date.parse(at) + 59_999,
  heart_rate: heartRate,
  heart_rate_max: heartRate + 5,
  heart_rate_min: heartRate - 5,
});

/** A small export of somebody who never lived, by path. */
export const FILES: Readonly<Record<string, string>> = {
  [`${ROOT}/com.samsung.shealth.tracker.heart_rate.20260301.csv`]: `\ufeffcom.samsung.shealth.tracker.heart_rate,7006003,3
source,tag_id,${HEART}start_time,${HEART}heart_rate,${HEART}binning_data,${HEART}time_offset,${HEART}end_time,${HEART}datauuid,${HEART}deviceuuid,
,21312,2026-03-01 07:00:00.000,62.0,aa.binning_data.json,UTC+0100,2026-03-01 07:59:59.000,h-1,dev-w,
,21313,2026-03-01 09:00:00.000,71.0,bb.binning_data.json,UTC+0100,2026-03-01 09:59:59.000,h-2,dev-w,
,21313,2026-03-01 10:30:00.000,66.0,,UTC+0100,2026-03-01 10:30:00.000,h-3,dev-w,
`,
  [`${ROOT}/jsons/com.samsung.shealth.tracker.heart_rate/a/aa.binning_data.json`]: JSON.stringify([
    minute('2026-03-01T07:00:00Z', 61),
    minute('2026-03-01T07:01:00Z', 63),
    minute('2026-03-01T07:02:00Z', 0),
  ]),
  [`${ROOT}/com.samsung.health.hrv.20260301.csv`]: `com.samsung.health.hrv,7006003,1
start_time,end_time,binning_data,time_offset,datauuid,
2026-03-01 01:00:00.000,2026-03-01 01:30:00.000,cc.binning_data.json,UTC+0100,v-1,
`,
  [`${ROOT}/jsons/com.samsung.health.hrv/c/cc.binning_data.json`]: JSON.stringify([
    { start_time: Date.parse('2026-03-01T01:00:00Z'), end_time: Date.parse('2026-03-01T01:05:00Z'), sdnn: 55.2, rmssd: 41.7 },
  ]),
  [`${ROOT}/com.samsung.health.sleep_stage.20260301.csv`]: `com.samsung.health.sleep_stage,7006003,1
start_time,sleep_id,custom,modify_sh_ver,update_time,create_time,stage,time_offset,deviceuuid,pkg_name,end_time,datauuid,
2026-02-28 22:00:00.000,s-1,,1,,,40002,UTC+0100,dev-w,com.sec,2026-02-28 23:00:00.000,st-1,
2026-02-28 23:00:00.000,s-1,,1,,,40003,UTC+0100,dev-w,com.sec,2026-03-01 00:00:00.000,st-2,
2026-03-01 00:00:00.000,s-1,,1,,,40004,UTC+0100,dev-w,com.sec,2026-03-01 00:30:00.000,st-3,
2026-03-01 00:30:00.000,s-1,,1,,,40001,UTC+0100,dev-w,com.sec,2026-03-01 00:40:00.000,st-4,
2026-03-01 00:40:00.000,s-1,,1,,,40009,UTC+0100,dev-w,com.sec,2026-03-01 00:50:00.000,st-5,
`,
  [`${ROOT}/com.samsung.shealth.sleep.20260301.csv`]: `com.samsung.shealth.sleep,7006003,1
sleep_score,efficiency,com.samsung.health.sleep.start_time,com.samsung.health.sleep.end_time,com.samsung.health.sleep.time_offset,com.samsung.health.sleep.datauuid,
81,91.5,2026-02-28 21:50:00.000,2026-03-01 05:00:00.000,UTC+0100,s-1,
`,
  [`${ROOT}/com.samsung.shealth.tracker.pedometer_step_count.20260301.csv`]: `com.samsung.shealth.tracker.pedometer_step_count,7006003,1
duration,run_step,walk_step,com.samsung.health.step_count.start_time,com.samsung.health.step_count.end_time,com.samsung.health.step_count.count,com.samsung.health.step_count.distance,com.samsung.health.step_count.calorie,com.samsung.health.step_count.deviceuuid,
60000,0,90,2026-03-01 08:00:00.000,2026-03-01 08:01:00.000,90,68.5,3.9,dev-w,
60000,0,70,2026-03-01 08:00:00.000,2026-03-01 08:01:00.000,70,55.5,2.9,dev-p,
`,
  [`${ROOT}/com.samsung.shealth.activity.day_summary.20260301.csv`]: `com.samsung.shealth.activity.day_summary,7006003,1
step_count,distance,calorie,active_time,exercise_time,floor_count,day_time,datauuid,
9000,6800.5,310.2,4800000,0,3,${Date.UTC(2026, 2, 1)},d-1,
7000,5000.5,250.2,3600000,1800000,,2026-03-02 00:00:00.000,d-2,
`,
  [`${ROOT}/com.samsung.shealth.tracker.pedometer_day_summary.20260301.csv`]: `com.samsung.shealth.tracker.pedometer_day_summary,7006003,1
step_count,day_time,
9000,${Date.UTC(2026, 2, 1)},
`,
  [`${ROOT}/com.samsung.shealth.exercise.20260301.csv`]: `com.samsung.shealth.exercise,7006003,1
com.samsung.health.exercise.exercise_type,com.samsung.health.exercise.start_time,com.samsung.health.exercise.end_time,com.samsung.health.exercise.duration,com.samsung.health.exercise.calorie,com.samsung.health.exercise.distance,com.samsung.health.exercise.mean_heart_rate,com.samsung.health.exercise.max_heart_rate,com.samsung.health.exercise.datauuid,
1002,2026-03-01 17:00:00.000,2026-03-01 17:40:00.000,2300000,410.5,7001.2,151.0,172.0,e-1,
`,
  [`${ROOT}/com.samsung.health.weight.20260301.csv`]: `com.samsung.health.weight,7006003,1
start_time,weight,body_fat,fat_free_mass,basal_metabolic_rate,total_body_water,time_offset,datauuid,
2026-03-01 06:30:00.000,70.2,21.5,55.1,1580,40.1,UTC+0100,w-1,
2026-03-02 06:30:00.000,70.0,0.0,,,,UTC+0100,w-2,
`,
  [`${ROOT}/com.samsung.shealth.tracker.blood_pressure.20260301.csv`]: `com.samsung.shealth.tracker.blood_pressure,7006003,1
com.samsung.health.blood_pressure.start_time,com.samsung.health.blood_pressure.systolic,com.samsung.health.blood_pressure.diastolic,com.samsung.health.blood_pressure.pulse,com.samsung.health.blood_pressure.datauuid,
2026-03-01 07:10:00.000,128.0,82.0,64,b-1,
`,
  [`${ROOT}/com.samsung.shealth.preferences.20260301.csv`]: 'com.samsung.shealth.preferences,7006003,1\nkey,value,\na,b,\n',
};

export const samsungExport = (files: Readonly<Record<string, string>> = FILES): Buffer =>
  buildZip(Object.entries(files).map(([name, content]) => ({ name, content: Buffer.from(content) })));

/** All files, for telling forms apart. */
export const samples = (): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(Object.entries(FILES).map(([path, content]) => [path, Buffer.from(content)]));
