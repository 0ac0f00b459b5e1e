export type { Basis, Direction, EvidenceData, Figure, InsightFact, Urgency } from './insight.ts';
export type { Answered, Facts, Guideline, HowSure, Instrument, Judgement, Met, Reading, Rule, Situation, Smoking } from './guideline.ts';
export type { Citation, Condition, Manifest, Success } from './manifest-schema.ts';
export { isLiveForm } from './live-citation.ts';
export { casesOf, loadGuidelines, problemOf, textsOf, type Catalogue, type Refused } from './load.ts';
export { when, type WhenOptions } from './when.ts';
export { bodyMassIndex, recent, whenLatest, whenMean, type LatestRule, type MeanRule } from './when-measured.ts';
export { AGE, SEX, SMOKING, whenAnswered, whenTold, type AnswersRule, type ToldRule } from './when-told.ts';
export { claimsIn } from './wording.ts';
