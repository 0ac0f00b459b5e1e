export { DISCLAIMER } from './disclaimer.ts';
export { CONDITIONS, ETHNICITIES, SMOKING, type Condition, type Ethnicity, type Qrisk3Input, type Sex, type Smoking } from './input.ts';
export { qrisk3, RANGES, type Qrisk3Refusal, type Qrisk3Score } from './qrisk3.ts';
