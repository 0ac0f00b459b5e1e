import { unfit } from './fits.ts';
import type { Answered, Facts, HowSure, Instrument, Judgement, Rule, Situation } from './guideline.ts';
import type { Basis, Figure } from './insight.ts';
import type { Manifest } from './manifest-schema.ts';

const TOLD: HowSure = { probability: 0.9, basis: 'what you told us' };

/** A fact that a condition needs, in words, and whether it is there. */
export interface Needed {
  readonly name: string;
  readonly isKnown: (facts: Facts) => boolean;
}

export const AGE: Needed = { name: 'your year of birth', isKnown: ({ age }) => age !== undefined };
export const SEX: Needed = { name: 'your sex', isKnown: ({ sex }) => sex !== undefined };
export const SMOKING: Needed = { name: 'whether you smoke', isKnown: ({ smoking }) => smoking !== undefined };

export interface ToldRule {
  readonly needs: readonly Needed[];
  readonly holds: (situation: Situation) => boolean;
  readonly figures?: (situation: Situation) => readonly Figure[];
  /** What the figures were computed from. */
  readonly basis?: (situation: Situation) => readonly Basis[];
  readonly reads?: readonly string[];
}

const silent = (reason: string): Judgement => ({ outcome: 'not-met', reason });
const met = (figures: readonly Figure[], sureness: HowSure = TOLD, basis: readonly Basis[] = []): Judgement => ({
  outcome: 'met',
  insights: [],
  figures,
  basis,
  sureness,
});

/** Holds by what a person told of themselves: age, sex, smoking, conditions. What was not told is asked for, never guessed. */
export const whenTold = (manifest: Manifest, rule: ToldRule): Rule => ({
  reads: rule.reads ?? [],
  judge(situation) {
    const refusal = unfit(manifest, situation);
    if (refusal !== undefined) return refusal;
    const missing = rule.needs.find(({ isKnown }) => !isKnown(situation.facts));
    if (missing !== undefined) return { outcome: 'not-enough-data', reason: `we do not know ${missing.name}` };
    return rule.holds(situation)
      ? met(rule.figures?.(situation) ?? [], TOLD, rule.basis?.(situation) ?? [])
      : silent('what you told us does not ask for it');
  },
});

export interface AnswersRule {
  readonly instrument: Instrument;
  /** Days after which answers no longer count. */
  readonly withinDays: number;
  readonly holds: (answered: Answered, facts: Facts) => boolean;
}

/** Holds by a questionnaire that the person has filled in. */
export const whenAnswered = (manifest: Manifest, rule: AnswersRule): Rule => ({
  reads: [],
  judge(situation) {
    const refusal = unfit(manifest, situation);
    if (refusal !== undefined) return refusal;
    const { facts } = situation;
    const answered = facts.questionnaires.get(rule.instrument);
    if (answered === undefined || Date.parse(facts.today) - Date.parse(answered.day) > rule.withinDays * 86_400_000)
      return { outcome: 'not-enough-data', reason: 'the questionnaire was not answered lately' };
    return rule.holds(answered, facts)
      ? met([{ name: 'score', value: answered.total, unit: '1', decimals: 0 }], {
          probability: 0.8,
          basis: `your own answers of ${answered.day}`,
        })
      : silent('your answers do not ask for it');
  },
});
