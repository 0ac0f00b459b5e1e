import type { Part } from './part.ts';
import { questions } from './questions/questions.ts';
import { suggestions } from './suggestions.ts';
import { triage } from './triage/triage.ts';
import { vectors } from './vectors.ts';
import { drafts } from './words/drafts.ts';
import { words } from './words/words.ts';
import { anomalies } from './anomalies.ts';
import { detection } from './detection/detection.ts';
import { effects } from './effects.ts';
import { planted } from './planted.ts';
import { trials } from './trials.ts';

/** Every part of the evaluation, in the order of the scoreboard. A new part is one file and one line here. */
export const PARTS: readonly Part[] = [
  vectors,
  detection,
  planted,
  effects,
  trials,
  suggestions,
  questions,
  triage,
  words,
  drafts,
  anomalies,
];
