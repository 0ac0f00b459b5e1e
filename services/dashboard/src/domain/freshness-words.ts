import { dayInWords } from './day-words.ts';
import { localDay } from './days.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A source that was silent for longer no longer counts among those that deliver. */
const DELIVERS_WITHIN_MS = 7 * DAY_MS;

/** How old the newest data are and who delivers: "Updated 6 min ago from 3 sources", a day later "Last value Thursday 07:10". */
export function freshnessWords(lastAtMs: readonly number[], nowMs: number, timeZone: string): string {
  const past = lastAtMs.filter((at) => at <= nowMs);
  if (past.length === 0) return 'No source has delivered yet';
  const newest = Math.max(...past);
  const age = nowMs - newest;
  if (age >= DAY_MS)
    return `Last value ${dayInWords(localDay(newest, timeZone), localDay(nowMs, timeZone))} ${timeOfDay(newest, timeZone)}`;
  const sources = past.filter((at) => nowMs - at < DELIVERS_WITHIN_MS).length;
  return `Updated ${ago(age)} from ${sources} ${sources === 1 ? 'source' : 'sources'}`;
}

function ago(ageMs: number): string {
  if (ageMs < MINUTE_MS) return 'just now';
  return ageMs < HOUR_MS ? `${Math.floor(ageMs / MINUTE_MS)} min ago` : `${Math.floor(ageMs / HOUR_MS)} h ago`;
}

const timeOfDay = (atMs: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(atMs);
