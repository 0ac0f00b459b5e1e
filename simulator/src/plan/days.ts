import type { PlantedEpisode } from '../episodes/episode.ts';
import type { Profile } from '../person/profile.ts';
import type { CalendarDay } from '../time/calendar.ts';
import { timeInBed } from './bedtimes.ts';
import { bodyStates } from './body-states.ts';
import type { Day } from './day.ts';
import { exerciseMinutes } from './exercise.ts';
import { readings } from './readings.ts';
import { sleepStages } from './sleep-stages.ts';
import { walks } from './walks.ts';
import { wornIntervals, type WearCalendar } from './wear.ts';
import { workouts } from './workouts.ts';

/** Hours awake of the last day when no following night is known. */
const LAST_DAY_HOURS = 16;

/** Everything that happens on every day of the export, up to the moment of it. */
export function planDays(options: {
  readonly person: Profile;
  readonly seed: number;
  readonly calendar: readonly CalendarDay[];
  readonly episodes: readonly PlantedEpisode[];
  readonly wear: WearCalendar;
  readonly exportSec: number;
}): readonly Day[] {
  const { person, seed, calendar, wear, exportSec } = options;
  const states = bodyStates(person, seed, calendar, options.episodes);
  const nights = calendar.map((day, index) => timeInBed(person, seed, day, states[index] ?? raise(index)));
  return calendar.map((day, index) => {
    const state = states[index] ?? raise(index);
    const inBed = nights[index] ?? raise(index);
    const bedtimeSec = Math.min(nights[index + 1]?.startSec ?? inBed.endSec + LAST_DAY_HOURS * 3600, exportSec);
    const worn = wornIntervals(seed, index, wear, inBed, bedtimeSec).filter(
      ({ startSec, endSec }) => endSec - startSec > 600 && endSec <= exportSec,
    );
    const training = workouts(seed, day, state, worn, bedtimeSec);
    const walked = walks({ person, seed, day, state, waking: { startSec: inBed.endSec, endSec: bedtimeSec }, worn, training });
    const { weighingSec, pressureSec } = readings(seed, day, inBed.endSec);
    return {
      ...day,
      state,
      night: { inBed, stages: sleepStages(seed, index, inBed, state.isIll).filter(({ endSec }) => endSec <= exportSec) },
      bedtimeSec,
      worn,
      isNightWorn: wear.isNightWorn(index),
      workouts: training,
      walks: walked,
      exercise: exerciseMinutes(training, walked),
      weighingSec: weighingSec !== undefined && weighingSec <= exportSec ? weighingSec : undefined,
      pressureSec: pressureSec.filter((at) => at <= exportSec),
    };
  });
}

/** The lists above are made one per day; a hole in them is a mistake in this file. */
function raise(index: number): never {
  throw new Error(`no plan for day ${index}`);
}
