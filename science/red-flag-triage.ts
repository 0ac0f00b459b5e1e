import { BIRTH_AND_CHILDREN } from './red-flags/birth.ts';
import { BOOK } from './red-flags/book.ts';
import { BRAIN_AND_NERVES } from './red-flags/brain.ts';
import { CONCEPTS } from './red-flags/concepts.ts';
import { HEART_AND_LUNGS } from './red-flags/heart.ts';
import { HOME } from './red-flags/home.ts';
import { ALLERGY_AND_INJURY } from './red-flags/injury.ts';
import { INNER_ORGANS } from './red-flags/inner.ts';
import { CRIES_FOR_HELP, OTHER_LANGUAGES } from './red-flags/languages.ts';
import { asksAboutMedicine } from './red-flags/medicines.ts';
import { MIND_AND_VIOLENCE } from './red-flags/mind.ts';
import { POISONING } from './red-flags/poison.ts';
import { LIFE_IN_DANGER } from './red-flags/life.ts';
import { ORGANS_IN_DANGER } from './red-flags/organs.ts';
import { holds } from './red-flag-rule.ts';
import type { RedFlagRule, TriageLevel } from './red-flag-rule.ts';
import { SUM_OF_SIGNS } from './red-flags/sum.ts';
import { prepare, presentSymptoms } from './red-flags/text.ts';
import { TODAY } from './red-flags/today.ts';

/** What a message asks for, and the reason. */
export interface Triage {
  readonly level: TriageLevel;
  readonly flags: readonly string[];
}

/** Rules from the gravest level down; within a level the most specific first. */
const RULES: readonly RedFlagRule[] = [
  ...LIFE_IN_DANGER,
  ...ORGANS_IN_DANGER,
  ...CONCEPTS,
  ...MIND_AND_VIOLENCE,
  ...BIRTH_AND_CHILDREN,
  ...POISONING,
  ...ALLERGY_AND_INJURY,
  ...BRAIN_AND_NERVES,
  ...HEART_AND_LUNGS,
  ...INNER_ORGANS,
  ...OTHER_LANGUAGES,
  ...CRIES_FOR_HELP,
  ...SUM_OF_SIGNS,
  ...TODAY,
  ...BOOK,
  ...HOME,
];

/**
 * Screens a message for danger by rule, before any advice and before any language model: level and the gravest reason.
 *
 * English first, with the gravest phrases in German, Spanish, French, Italian, Portuguese and Dutch. What is denied, past, read somewhere, asked in general or said
 * in jest does not fire. Tuned to miss no emergency, at the price of false alarms. It is a screen and no examination: `none` means that no
 * phrase was recognised, not that a person is well. A clinician must review the phrases before they are relied on.
 * @see AHA/ACC 2021 chest pain, doi 10.1161/CIR.0000000000001029; WAO 2020 anaphylaxis, doi 10.1016/j.waojou.2020.100472; NICE NG51, NG143,
 *   NG59, NG127, NG158, CG150; ADA Standards 2025, doi 10.2337/dc25-S006; ACOG pre-eclampsia; wording of this project
 */
export function redFlagTriage(message: string): Triage {
  const prepared = presentSymptoms(message);
  const rule = prepared && RULES.find((one) => holds(one, prepared));
  if (rule) return { level: rule.level, flags: [rule.flag] };
  return asksAboutMedicine(prepare(message)) ? { level: 'routine', flags: ['medication_question'] } : { level: 'none', flags: [] };
}
