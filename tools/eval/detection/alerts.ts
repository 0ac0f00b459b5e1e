import { COHORT_DAYS, COHORT_QUIET_DAYS, type CohortPerson } from '@aceso/simulator/cohort';
import { detectNow } from '../../../services/recommendation/src/domain/detect.ts';
import type { Scene } from '../../../services/recommendation/src/domain/features.ts';

/** A person is told something that was not told in the days before. */
export interface Alert {
  /** Index of the day of the person. */
  readonly day: number;
  readonly kind: string;
  readonly sureness: number;
}

/** What was said within so many days is still the same word, not another one. */
export const SAME_WORD_DAYS = 7;
/** The defaults of the settings of recommendation. */
const TUNING = { baselineDays: 60, minimumBaselineValues: 14, weeklyActivityMinutes: 150 };

/** Everything that the advisor says of now to one person, walking day by day as if each day were today. */
export function alertsOf(person: CohortPerson): readonly Alert[] {
  const told = new Map<string, number>();
  const alerts: Alert[] = [];
  for (let day = COHORT_QUIET_DAYS; day < COHORT_DAYS; day++) {
    for (const { kind, sureness } of insightsOn(person, day)) {
      const before = told.get(kind);
      if (before === undefined || day - before > SAME_WORD_DAYS) alerts.push({ day, kind, sureness: sureness.probability });
      told.set(kind, day);
    }
  }
  return alerts;
}

function insightsOn({ days, series }: CohortPerson, day: number) {
  const today = days[day] ?? '';
  const scene: Scene = {
    features: new Map([...series].map(([metric, points]) => [metric, points.filter((point) => point.day <= today)])),
    today,
    tuning: TUNING,
  };
  return detectNow(scene).facts.filter(({ isCurrent }) => isCurrent);
}
