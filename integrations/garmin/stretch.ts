import { localInstant, type Window } from '../kit/connector/index.ts';
import type { Answers } from './mapping.ts';
import * as wire from './wire.ts';

const utc = (text: string | null | undefined): number => (typeof text === 'string' ? localInstant(text, 'UTC') : Number.NaN);
const timesIn = (rows: wire.Stress['stressValuesArray']): readonly number[] =>
  (rows ?? []).map(([at]) => (typeof at === 'number' ? at : Number.NaN));

/** Times of all rows of an answer, also of those without a value. */
const ROWS = {
  heartrate: (answer: unknown) => (wire.HeartRate.fits(answer) ? { answer, times: timesIn(answer.heartRateValues) } : undefined),
  hrv: (answer: unknown) =>
    wire.Variability.fits(answer)
      ? { answer, times: (answer.hrvReadings ?? []).map(({ readingTimeGMT }) => utc(readingTimeGMT)) }
      : undefined,
  stress: (answer: unknown) =>
    wire.Stress.fits(answer)
      ? { answer, times: [...timesIn(answer.stressValuesArray), ...timesIn(answer.bodyBatteryValuesArray)] }
      : undefined,
} as const;

export type DenseFamily = keyof typeof ROWS;

/**
 * Stretches of time that answers give whole: by Garmin's own words from `startTimestampGMT` to `endTimestampGMT`, at least from the first
 * row to the last. A day without rows says nothing.
 */
export function stretchesOf(family: DenseFamily, answers: Answers): readonly Window[] {
  return [...answers.values()].flatMap((one): Window[] => {
    const { answer, times } = ROWS[family](one) ?? {};
    const rows = (times ?? []).filter(Number.isFinite);
    if (answer === undefined || rows.length === 0) return [];
    const bounds = [utc(answer.startTimestampGMT), utc(answer.endTimestampGMT)].filter(Number.isFinite);
    const [from, to] = [Math.min(...rows, ...bounds), Math.max(...rows.map((at) => at + 1), ...bounds)];
    return [{ from: new Date(from), to: new Date(to) }];
  });
}
