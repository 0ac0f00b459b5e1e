import { dateOfDay, dayNumber } from './calendar-day.ts';
import { medianOf } from './median.ts';
import { nightStep, nightSymbol } from './night-signal-automaton.ts';
import type { NightAlert, NightState } from './night-signal-automaton.ts';
import { notFinite } from './ranges.ts';
import { missing, ok, tooFew } from './result.ts';
import type { Result } from './result.ts';
import { at } from './series.ts';

/** One night: wake date (YYYY-MM-DD) and mean resting heart rate in beats per minute. */
export interface Night {
  readonly date: string;
  readonly heartRate: number;
}

/** One night with the median so far (tonight included) and its alert. */
export interface SignalledNight extends Night {
  readonly median: number;
  readonly imputed: boolean;
  readonly alert: NightAlert;
}

/** Which of the two published rules fills a single missing night: they differ by device. */
export type NightSignalBranch = 'apple' | 'fitbit';

interface KnownNight {
  readonly day: number;
  readonly heartRate: number;
  readonly imputed: boolean;
}

/** Apple: a lone gap only when two nights in a row follow, halves kept. Fitbit: any lone gap, cut to a whole number. */
function fillLoneGaps(nights: readonly KnownNight[], branch: NightSignalBranch): KnownNight[] {
  return nights.flatMap((night, index) => {
    const next = nights[index + 1];
    if (next?.day !== night.day + 2) return [night];
    const middle = (night.heartRate + next.heartRate) / 2;
    if (branch === 'apple' && nights[index + 2]?.day !== next.day + 1) return [night];
    return [night, { day: night.day + 1, heartRate: branch === 'apple' ? middle : Math.trunc(middle), imputed: true }];
  });
}

/**
 * NightSignal exactly as published: two nights in a row 4 bpm above the median so far are red, 3 bpm yellow.
 *
 * Beats per minute, nights in ascending order of date. Needs one night; the paper uses alerts from the eighth night on. The fixed limits
 * alarm on 0.1 % of the nights of a steady person and on 10 % of an unsteady one: show it beside a personal CUSUM, speak of a body under
 * strain, never of an infection. Not for beta blockers, pacemakers, atrial fibrillation, pregnancy, or shift work.
 * @formula median = int(median of all nights so far); high from median + 4, raised from median + 3; red: two high nights in a row,
 *   yellow: two raised
 * @accuracy Accuracy as published: alerts before or without symptoms in 67 of 84 infections; equal to the published program on its sample
 *   person.
 * @see Alavi et al., Nat Med 2022;28:175, doi 10.1038/s41591-021-01593-2
 */
export function nightSignal(input: {
  readonly nights: readonly Night[];
  readonly branch: NightSignalBranch;
}): Result<readonly SignalledNight[]> {
  if (input.nights.length === 0) return tooFew(1, 0);
  const refusal = notFinite(
    'heartRate',
    input.nights.map((night) => night.heartRate),
  );
  if (refusal) return refusal;
  const known: KnownNight[] = [];
  for (const night of input.nights) {
    const day = dayNumber(night.date);
    if (day === undefined || day <= (known.at(-1)?.day ?? -Infinity)) return missing('nights in ascending order of date');
    known.push({ day, heartRate: Math.trunc(night.heartRate), imputed: false });
  }
  const filled = fillLoneGaps(known, input.branch);
  let state: NightState = 'S0';
  const signalled = filled.map((night, index) => {
    const median = Math.trunc(medianOf(filled.slice(0, index + 1).map((earlier) => earlier.heartRate)));
    if (index > 0 && at(filled, index - 1).day !== night.day - 1) state = 'S0';
    const step = nightStep(state, nightSymbol(night.heartRate, median));
    state = step.state;
    return { date: dateOfDay(night.day), heartRate: night.heartRate, median, imputed: night.imputed, alert: step.alert };
  });
  return ok(signalled);
}
