import { COHORT_DAYS, COHORT_QUIET_DAYS, type CohortPerson, type CohortPlantKind } from '@aceso/simulator/cohort';
import type { Alert } from './alerts.ts';
import { EXPECTATIONS, type Expectation } from './expectations.ts';

/** What became of one person. */
export interface PersonTally {
  readonly kind: CohortPlantKind | undefined;
  /** Index of its first day. */
  readonly first: number | undefined;
  /** Days from the beginning of the plant to the first fitting word; undefined when none came. */
  readonly delay: number | undefined;
  /** Days from that word to the first symptoms: above 0 is before them. Only of an illness. */
  readonly lead: number | undefined;
  readonly wrong: readonly WrongAlert[];
  /** Days on which every word would have been wrong. */
  readonly quietDays: number;
}

/** A word that was not true. */
export interface WrongAlert extends Alert {
  /** What ordinary life did on that day or the two before, when it looks like the same. */
  readonly life: string | undefined;
}

/** Holds what was said against what was planted. */
export function tally(
  person: CohortPerson,
  alerts: readonly Alert[],
  expected: Readonly<Record<CohortPlantKind, Expectation>> = EXPECTATIONS,
): PersonTally {
  const { plant } = person;
  const rule = plant === undefined ? undefined : expected[plant.kind];
  const until = plant === undefined || rule === undefined ? -1 : Math.min(COHORT_DAYS - 1, plant.last + rule.tail);
  const isDuring = (day: number): boolean => plant !== undefined && day >= plant.first && day <= until;
  const first = alerts.find(({ day, kind }) => isDuring(day) && rule?.found.includes(kind) === true)?.day;
  const wrong = alerts
    .filter(({ day, kind }) => !(isDuring(day) && rule !== undefined && (rule.found.includes(kind) || rule.fits.includes(kind))))
    .map((alert) => ({
      ...alert,
      life: person.life.slice(Math.max(0, alert.day - 2), alert.day + 1).findLast((name) => name !== undefined),
    }));
  return {
    kind: plant?.kind,
    first: plant?.first,
    delay: first === undefined || plant === undefined ? undefined : first - plant.first,
    lead: first === undefined || plant?.symptoms === undefined ? undefined : plant.symptoms - first,
    wrong,
    quietDays: COHORT_DAYS - COHORT_QUIET_DAYS - (plant === undefined ? 0 : until - plant.first + 1),
  };
}

const DAYS_A_MONTH = 365.25 / 12;

/** False words in a month of one person. */
export const falseRate = (tallies: readonly PersonTally[], kinds?: readonly string[]): number =>
  tallies.reduce((sum, { wrong }) => sum + wrong.filter(({ kind }) => kinds === undefined || kinds.includes(kind)).length, 0) /
  (tallies.reduce((sum, { quietDays }) => sum + quietDays, 0) / DAYS_A_MONTH);
