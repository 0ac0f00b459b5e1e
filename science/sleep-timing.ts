import { firstOutside } from './ranges.ts';
import { ok } from './result.ts';
import type { Result } from './result.ts';

/** Sleep onset and offset in hours after local midnight of the wake day; may be below 0 (before midnight) or above 24. */
export interface SleepSpan {
  readonly onset: number;
  readonly offset: number;
}

/** Mid-sleep and durations in hours, clock times in hours after midnight. */
export interface SleepTiming {
  readonly midSleepWork: number;
  readonly midSleepFree: number;
  readonly durationWork: number;
  readonly durationFree: number;
  /** Mean duration over the week, weighted by work days. */
  readonly durationWeek: number;
  /** Chronotype: mid-sleep on free days, corrected for the sleep debt of the week. */
  readonly midSleepFreeCorrected: number;
  readonly socialJetlag: number;
}

/**
 * Sleep timing of the Munich Chronotype Questionnaire, from typical sleep on work days and on free days.
 *
 * MSFsc = MSF - (SDf - SDweek) / 2, only when the person sleeps longer on free days; social jetlag = |MSF - MSW|.
 * `workDays` 0 to 7 in the week. Free days should be without alarm clock; not meaningful for shift workers.
 * @formula MSFsc = MSF - (SDf - SDweek) / 2 when SDf > SDw; social jetlag = abs(MSF - MSW)
 * @needs Needs typical times of work days and of free days.
 * @for Not for shift workers.
 * @accuracy Arithmetic is exact; told times differ from measured ones by half an hour and more.
 * @see Roenneberg et al., J Biol Rhythms 2003;18:80, doi 10.1177/0748730402239679;
 *   Sleep Med Rev 2007;11:429, doi 10.1016/j.smrv.2007.07.005
 */
export function sleepTiming(input: { readonly work: SleepSpan; readonly free: SleepSpan; readonly workDays: number }): Result<SleepTiming> {
  const { work, free, workDays } = input;
  const durationWork = work.offset - work.onset;
  const durationFree = free.offset - free.onset;
  const refusal = firstOutside(
    { workDays, 'work.onset': work.onset, 'free.onset': free.onset, 'work.duration': durationWork, 'free.duration': durationFree },
    { workDays: [0, 7], 'work.onset': [-24, 48], 'free.onset': [-24, 48], 'work.duration': [0, 24], 'free.duration': [0, 24] },
  );
  if (refusal) return refusal;
  const midSleepWork = work.onset + durationWork / 2;
  const midSleepFree = free.onset + durationFree / 2;
  const durationWeek = (durationWork * workDays + durationFree * (7 - workDays)) / 7;
  return ok({
    midSleepWork,
    midSleepFree,
    durationWork,
    durationFree,
    durationWeek,
    midSleepFreeCorrected: durationFree > durationWork ? midSleepFree - (durationFree - durationWeek) / 2 : midSleepFree,
    socialJetlag: Math.abs(midSleepFree - midSleepWork),
  });
}
