/** Intervals outside cannot be two neighbouring beats of a person (30 to 200 beats a minute). */
const INTERVAL_MS_MIN = 300;
const INTERVAL_MS_MAX = 2000;
/** A jump from one interval to the next by more than this share is a missed or an extra beat (Malik et al., Eur Heart J 1989;10:1060). */
const JUMP_MAX = 0.2;
/** Fewer differences than this make RMSSD a guess. */
const DIFFERENCES_MIN = 10;

/**
 * Root mean square of successive differences between intervals of neighbouring beats, in ms.
 *
 * Task Force of the European Society of Cardiology, Circulation 1996;93:1043. A missed or extra beat, or a gap (NaN), cuts the chain, so that
 * no difference spans it.
 *
 * @returns undefined when fewer than ten differences remain
 */
export function rmssdOf(intervalsMs: readonly number[]): number | undefined {
  let squares = 0;
  let differences = 0;
  let before = Number.NaN;
  for (const interval of intervalsMs) {
    const isBeat = interval >= INTERVAL_MS_MIN && interval <= INTERVAL_MS_MAX;
    if (isBeat && Math.abs(interval - before) <= JUMP_MAX * before) {
      squares += (interval - before) ** 2;
      differences++;
    }
    before = isBeat ? interval : Number.NaN;
  }
  return differences < DIFFERENCES_MIN ? undefined : Math.sqrt(squares / differences);
}
