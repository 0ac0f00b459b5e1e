import { questionnaireScore } from '@aceso/science';
import type { Answered, Facts, Instrument } from '@aceso/guidelines/kit';
import type { Background } from '../store/background.ts';
import type { AnswerRow } from '../store/questionnaires.ts';
import type { Features } from './features.ts';

export interface ProfileFacts {
  readonly birthYear: number | undefined;
  readonly sex: 'female' | 'male' | undefined;
  readonly country: string | undefined;
  readonly heightCm: number | undefined;
}

/** What guidelines may look at: the profile, what the person told, and the daily values, up to today. */
export const factsOf = (
  profile: ProfileFacts,
  background: Background,
  features: Features,
  today: string,
  answers: readonly AnswerRow[] = [],
): Facts => ({
  today,
  age: profile.birthYear === undefined ? undefined : Number(today.slice(0, 4)) - profile.birthYear,
  sex: profile.sex,
  country: profile.country,
  heightCm: profile.heightCm,
  conditions: background.conditions,
  smoking: background.smoking,
  questionnaires: newestOf([
    ...background.questionnaires.flatMap(({ instrument, answers: items, answeredOn }) => {
      const score = scored(instrument, items, profile.sex, answeredOn);
      return score === undefined ? [] : [[instrument, score] as const];
    }),
    ...answers
      .toReversed()
      .filter(({ instrument }) => instrument !== 'audit-c' || profile.sex !== undefined)
      .map(({ instrument, total, redFlag, answeredOn }) => [instrument, { total, redFlag, day: answeredOn }] as const),
  ]),
  series: features,
});

/** The newest of each questionnaire, wherever it was told; of one day the one that comes later in the list. */
function newestOf(all: readonly (readonly [Instrument, Answered])[]): ReadonlyMap<Instrument, Answered> {
  const found = new Map<Instrument, Answered>();
  for (const [instrument, answered] of all) if (answered.day >= (found.get(instrument)?.day ?? '')) found.set(instrument, answered);
  return found;
}

/** Undefined when the answers do not fit the questionnaire, or when its limits need a sex that was not told. */
export function scored(
  instrument: Instrument,
  answers: readonly number[],
  sex: 'female' | 'male' | undefined,
  day: string,
): Answered | undefined {
  const score = questionnaireScore({ instrument, items: answers, sex });
  return score.ok ? { total: score.value.total, redFlag: score.value.redFlag, day } : undefined;
}
