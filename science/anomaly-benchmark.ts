import { outside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** Rows from `from` to `to`, both inside, in which an anomaly lies. */
export interface AnomalyWindow {
  readonly from: number;
  readonly to: number;
}

/** Raw score under the three published cost profiles. */
export interface AnomalyScores {
  readonly standard: number;
  readonly rewardLowFalsePositives: number;
  readonly rewardLowFalseNegatives: number;
}

/** Share of the rows at the start, and their most, at which a detector may still learn. */
const PROBATION_SHARE = 0.15;
const PROBATION_MOST = 750;

/** Worth of a detection: close to 1 at the start of a window (position -1), 0 at its end, -1 far behind it. */
export function detectionWorth(position: number): number {
  return position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
}

interface Parts {
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
}

function parts(windows: readonly AnomalyWindow[], detections: readonly number[]): Parts {
  const best = new Map<AnomalyWindow, number>();
  let falseAlarms = 0;
  for (const row of detections) {
    const inside = windows.find(({ from, to }) => row >= from && row <= to);
    const before = windows.findLast(({ to }) => to < row);
    if (inside) {
      const score = detectionWorth(-(inside.to - row + 1) / (inside.to - inside.from + 1)) / detectionWorth(-1);
      best.set(inside, Math.max(score, best.get(inside) ?? -Infinity));
    } else falseAlarms += before ? detectionWorth((row - before.to) / Math.max(1, before.to - before.from)) : -1;
  }
  return { hits: [...best.values()].reduce((total, score) => total + score, 0), misses: windows.length - best.size, falseAlarms };
}

/**
 * Raw score of the Numenta Anomaly Benchmark for one series: early hits count, late ones less, false alarms and misses cost.
 *
 * Windows in ascending order without overlap; detections are rows from 0 to below `rows`. Rows of the probation are ignored.
 * The benchmark itself has doubtful labels (Wu & Keogh, arXiv 2009.13807): a smoke test, no proof.
 * @formula score = sum over windows of max sigmoid(-(right - i + 1) / width) / 0.98661 - misses + weight x sigmoid((i - right) / (width
 *   - 1)) per false alarm; sigmoid(x) = 2 / (1 + e^(5x)) - 1, probation min(0.15 n, 750)
 * @needs Needs one window behind the probation.
 * @for For comparing detectors; not for judging a person.
 * @accuracy Exact; equal to the benchmark's own program on random windows and detections within 1e-4.
 * @see Lavin & Ahmad, ICMLA 2015, doi 10.1109/ICMLA.2015.141
 */
export function anomalyScores(input: {
  readonly rows: number;
  readonly windows: readonly AnomalyWindow[];
  readonly detections: readonly number[];
}): Result<AnomalyScores> {
  const { rows, windows, detections } = input;
  const refusal = outside('rows', rows, [1, Number.MAX_SAFE_INTEGER]);
  if (refusal) return refusal;
  const probation = Math.min(Math.floor(PROBATION_SHARE * rows), PROBATION_MOST);
  const { hits, misses, falseAlarms } = parts(
    windows,
    detections.filter((row) => row >= probation),
  );
  const score = (alarmCost: number, missCost: number) => hits + alarmCost * falseAlarms - missCost * misses;
  return ok({ standard: score(0.11, 1), rewardLowFalsePositives: score(0.22, 1), rewardLowFalseNegatives: score(0.11, 2) });
}
