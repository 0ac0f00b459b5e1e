import { hrvBaseline } from '../hrv-baseline.ts';
import { hrvTime } from '../hrv-time.ts';
import { keepCompleteNights, sleepRegularity } from '../sleep-regularity.ts';
import type { SleepEpoch } from '../sleep-regularity.ts';
import { sleepTiming } from '../sleep-timing.ts';
import { glucose } from './glucose.ts';
import { family, shown } from './family.ts';
import type { Families, ReadData } from './family.ts';

function intervals(input: HrvInput, readData: ReadData): readonly number[] {
  if (input.nn) return input.nn;
  // The data file is a plain array of numbers.
  const parsed = JSON.parse(readData(input.dataset ?? '')) as readonly number[];
  return parsed.slice(...(input.range ?? []));
}

interface HrvInput {
  readonly nn?: readonly number[];
  readonly dataset?: string;
  readonly range?: readonly [number, number];
}

function hrv(input: HrvInput, readData: ReadData): unknown {
  return shown(hrvTime(intervals(input, readData)), (value) => ({
    n: value.count,
    mean_nni: value.meanNn,
    median_nni: value.medianNn,
    sdnn: value.sdnn,
    sdsd_pop: value.sdsdPopulation,
    sdsd: value.sdsd,
    rmssd: value.rmssd,
    ln_rmssd: value.lnRmssd,
    nn50: value.nn50,
    pnn50: value.pnn50,
    nn20: value.nn20,
    pnn20: value.pnn20,
    range: value.rangeNn,
    cvnn: value.cvnn,
    cvsd: value.cvsd,
    mean_hr: value.meanHeartRate,
    max_hr: value.maxHeartRate,
    min_hr: value.minHeartRate,
    sd_hr_pop: value.sdHeartRatePopulation,
    sd1: value.sd1,
    sd2: value.sd2,
  }));
}

interface RegularityInput {
  readonly run_length?: readonly (readonly [SleepEpoch, number])[];
  readonly epoch_minutes?: number;
  readonly transitions?: readonly (readonly [string | null, number])[];
  readonly epoch_seconds?: number;
}

/** Spreads state changes at Unix seconds over epochs; the last entry only marks the end. */
function spread(transitions: readonly (readonly [string | null, number])[], epochSeconds: number): SleepEpoch[] {
  return transitions.slice(0, -1).flatMap(([state, from], index) => {
    const epochs = Math.round(((transitions[index + 1]?.[1] ?? from) - from) / epochSeconds);
    return Array.from({ length: epochs }, (): SleepEpoch => (state === null ? null : state === '1' ? 1 : 0));
  });
}

function regularity(input: RegularityInput): unknown {
  if (input.run_length) {
    const epochs = input.run_length.flatMap(([state, length]) => Array.from({ length }, () => state));
    const result = sleepRegularity({ epochs, epochMinutes: input.epoch_minutes ?? 1 });
    return shown(result, (value) => ({ sri: value.index, valid_pairs: value.validPairs }));
  }
  const epochMinutes = (input.epoch_seconds ?? 60) / 60;
  const transitions = input.transitions ?? [];
  const startMinute = ((transitions[0]?.[1] ?? 0) / 60) % 1440;
  const epochs = keepCompleteNights({ epochs: spread(transitions, epochMinutes * 60), epochMinutes, startMinute });
  return shown(sleepRegularity({ epochs, epochMinutes }), (value) => ({
    sri: value.index,
    days: value.days,
    sufficient: value.sufficient,
  }));
}

interface TimingInput {
  readonly work: readonly [number, number];
  readonly free: readonly [number, number];
  readonly work_days: number;
}

function timing({ work, free, work_days }: TimingInput): unknown {
  const span = ([onset, offset]: readonly [number, number]) => ({ onset, offset });
  return shown(sleepTiming({ work: span(work), free: span(free), workDays: work_days }), (value) => ({
    msw: value.midSleepWork,
    msf: value.midSleepFree,
    sdw: value.durationWork,
    sdf: value.durationFree,
    sdweek: value.durationWeek,
    msfsc: value.midSleepFreeCorrected,
    sjl: value.socialJetlag,
  }));
}

/** What sensors measure: heart rate variability, sleep, glucose. */
export const sensorFamilies: Families = {
  hrv_baseline: family<{ readonly rmssd: readonly number[] }>(({ rmssd }) =>
    shown(hrvBaseline(rmssd), (value) => ({
      ln7: value.weekMean,
      mean60: value.baselineMean,
      sd60: value.baselineSd,
      swc_low: value.low,
      swc_high: value.high,
      status: value.status,
    })),
  ),
  hrv_time: family(hrv),
  sleep_regularity: family(regularity),
  sleep_timing: family(timing),
  cgm_metrics: family(glucose),
};
