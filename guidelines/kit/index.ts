export type { Basis, Direction, EvidenceData, Figure, InsightFact, Urgency } from './insight.ts';
export type { Citation, Facts, Guideline, Judgement, Manifest, Situation } from './guideline.ts';
export { casesOf, loadGuidelines, problemOf, type Catalogue, type Refused } from './load.ts';
export { when, type WhenOptions } from './when.ts';
