import { sources } from './apple/sources.ts';
import { densityFor } from './density.ts';
import { plant } from './episodes/plant.ts';
import type { PlantedEpisode } from './episodes/episode.ts';
import { usualEpisodes } from './episodes/usual-episodes.ts';
import { dayCount } from './options.ts';
import type { SimulateOptions } from './options.ts';
import { profile } from './person/profile.ts';
import { planDays } from './plan/days.ts';
import { wearCalendar } from './plan/wear.ts';
import { calendar } from './time/calendar.ts';
import type { Trip } from './time/calendar.ts';
import { allTracks } from './tracks/all-tracks.ts';
import type { Track, World } from './tracks/track.ts';

/** Shortest export with a journey in it. */
const DAYS_WITH_TRIP_MIN = 200;

/** Ten days on the other side of the ocean, long enough ago to disturb no recent baseline. */
function journey(count: number, home: string): Trip {
  const first = Math.floor(count * 0.72) - 30;
  return { zone: home.startsWith('America/') ? 'Europe/Paris' : 'America/New_York', first, last: first + 9 };
}

/** The person's whole life over the days of the export, with what was planted in it, and the devices that will record it. */
export function makeWorld(options: SimulateOptions): {
  readonly world: World;
  readonly tracks: readonly Track[];
  readonly episodes: readonly PlantedEpisode[];
} {
  const { end, timeZone, seed = 1, cgm = false, episodes = 'usual' } = options;
  const count = dayCount(options);
  const exportSec = Math.floor(end.getTime() / 1000);
  const trip = count >= DAYS_WITH_TRIP_MIN && options.trip !== false ? journey(count, timeZone) : undefined;
  const days = calendar({ endSec: exportSec, count, zone: timeZone, trip });
  const changeDay = Math.floor(count * 0.55);
  const travelDays = days.filter((day, index) => index > 0 && day.zone !== days[index - 1]?.zone).map((day) => day.index);
  const wear = wearCalendar(seed, count, travelDays, changeDay);
  const planted = episodes === 'usual' ? usualEpisodes(count, cgm, wear.isNightWorn) : plant(episodes, days);
  const person = profile(seed, end);
  const plain: World = {
    seed,
    person,
    days: planDays({ person, seed, calendar: days, episodes: planted, wear, exportSec }),
    sources: sources(person.givenName, days[changeDay]?.startSec ?? 0),
    density: 1,
    exportSec,
    glucoseUnit: options.glucoseUnit ?? 'mg/dL',
  };
  const tracks = allTracks(cgm);
  const world = options.megabytes === undefined ? plain : { ...plain, density: densityFor(plain, tracks, options.megabytes * 1e6) };
  return { world, tracks, episodes: planted };
}
