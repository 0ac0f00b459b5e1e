import { questionnaireScore } from '@aceso/science';
import type { Answered, Facts, Instrument } from '@aceso/guidelines/kit';
import type { Background } from '../store/background.ts';
import type { Features } from './features.ts';

export interface ProfileFacts {
  readonly birthYear: number | undefined;
  readonly sex: 'female' | 'male' | undefined;
  readonly country: string | undefined;
  readonly heightCm: number | undefined;
}

/** What guidelines may look at: the profile, what the person told, and the daily values, up to today. */
export const factsOf = (profile: ProfileFacts, background: Background, features: Features, today: string): Facts => ({
  today,
  age: profile.birthYear === undefined ? undefined : Number(today.slice(0, 4)) - profile.birthYear,
  sex: profile.sex,
  country: profile.country,
  heightCm: profile.heightCm,
  conditions: background.conditions,
  smoking: background.smoking,
  questionnaires: new Map(
    background.questionnaires.flatMap(({ instrument, answers, answeredOn }) => {
      const score = scored(instrument, answers, profile.sex, answeredOn);
      return score === undefined ? [] : [[instrument, score] as const];
    }),
  ),
  series: features,
});

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
