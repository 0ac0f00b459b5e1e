import { dateOfDay, dayNumber, median, nightSignal, nightStep, type NightState } from '@aceso/science';
import { COHORT_QUIET_DAYS, type CohortPerson } from '@aceso/simulator/cohort';
import { SAME_WORD_DAYS, type Alert } from './alerts.ts';

export const NIGHT_SIGNAL = 'night-signal';

const alertsFrom = (person: CohortPerson, raised: readonly string[]): readonly Alert[] => {
  const index = new Map(person.days.map((day, i) => [day, i]));
  let told: number | undefined;
  return raised.flatMap((date): readonly Alert[] => {
    const day = index.get(date) ?? -1;
    if (day < COHORT_QUIET_DAYS) return [];
    const isNew = told === undefined || day - told > SAME_WORD_DAYS;
    told = day;
    return isNew ? [{ day, kind: NIGHT_SIGNAL, sureness: 1 }] : [];
  });
};

const nightsOf = ({ series }: CohortPerson) =>
  (series.get('resting-heart-rate') ?? []).map(({ day, value }) => ({ date: day, heartRate: value }));

/** Alerts of NightSignal as published, red alone or yellow as well. */
export function published(person: CohortPerson, least: 1 | 2): readonly Alert[] {
  const signalled = nightSignal({ nights: nightsOf(person), branch: 'apple' });
  if (!signalled.ok) return [];
  return alertsFrom(
    person,
    signalled.value.filter(({ alert }) => alert >= least).map(({ date }) => date),
  );
}

/** Nights with the median of all nights so far, tonight included. */
export interface ComparedNight {
  readonly day: number;
  readonly above: number;
}

/** How far each night lies above the median so far. Worked out once for all limits. */
export function comparedNights(person: CohortPerson): readonly ComparedNight[] {
  const seen: number[] = [];
  return nightsOf(person).flatMap(({ date, heartRate }) => {
    seen.push(heartRate);
    const middle = median(seen);
    const day = dayNumber(date);
    return middle.ok && day !== undefined ? [{ day, above: heartRate - Math.trunc(middle.value) }] : [];
  });
}

/** NightSignal's automaton with its limit for red moved from 4 beats above the median to `limit`: what trades false words for found ones. */
export function moved(person: CohortPerson, nights: readonly ComparedNight[], limit: number): readonly Alert[] {
  let state: NightState = 'S0';
  let last = -Infinity;
  const raised: string[] = [];
  for (const { day, above } of nights) {
    if (day !== last + 1) state = 'S0';
    last = day;
    const step = nightStep(state, above >= limit ? 'c' : above >= limit - 1 ? 'b' : 'a');
    state = step.state;
    if (step.alert === 2) raised.push(dateOfDay(day));
  }
  return alertsFrom(person, raised);
}
