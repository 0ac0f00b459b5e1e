import type { Day } from '../plan/day.ts';
import { round } from '../random/round.ts';
import { standHours } from '../tracks/rings.ts';
import type { World } from '../tracks/track.ts';
import type { ByteBlock } from './byte-block.ts';
import type { ElementCounts } from './record-writer.ts';

/** The rings of a day, for each day on which the watch was worn. */
export function putActivitySummary(
  deps: { readonly counts: ElementCounts; readonly watchEnergyKcal: ReadonlyMap<Day, number> },
  block: ByteBlock,
  world: World,
  day: Day,
): void {
  const energy = deps.watchEnergyKcal.get(day);
  if (energy === undefined) return;
  const stood = standHours(world, day).filter(({ isStood }) => isStood).length;
  block.text(
    ` <ActivitySummary dateComponents="${day.date}" activeEnergyBurned="${round(energy, 3)}" activeEnergyBurnedGoal="450" activeEnergyBurnedUnit="kcal"`,
  );
  block.text(
    ` appleMoveTime="0" appleMoveTimeGoal="0" appleExerciseTime="${day.exercise.length}" appleExerciseTimeGoal="30" appleStandHours="${stood}" appleStandHoursGoal="12"/>\n`,
  );
  deps.counts['ActivitySummary'] = (deps.counts['ActivitySummary'] ?? 0) + 1;
}
