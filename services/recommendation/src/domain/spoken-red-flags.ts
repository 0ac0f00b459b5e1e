import { redFlagTriage, type TriageLevel } from '@aceso/science';
import { withEmergency } from './emergency.ts';

/** What words of a person ask for, in plain words. */
export interface SpokenRedFlag {
  readonly level: TriageLevel;
  readonly flags: string[];
  readonly title?: string;
  readonly text?: string;
  readonly emergencyNumber?: string;
}

/** Instruction first; the number stands in the first sentence. */
const ADVICE: Readonly<Record<Exclude<TriageLevel, 'none'>, { readonly title: string; readonly text: string }>> = {
  emergency: {
    title: 'Get help now',
    text: 'Call {emergency} now. What you describe can be dangerous and must not wait. Do not drive yourself; stay with somebody until help comes.',
  },
  urgent: {
    title: 'See a clinician today',
    text: 'Reach a clinician or an out-of-hours service today. If it gets worse quickly, or you have chest pain, trouble breathing or feel faint, call {emergency}.',
  },
  routine: {
    title: 'Book a visit',
    text: 'Book a visit with a clinician in the next days and note when it began. If it gets worse quickly, get help sooner.',
  },
  self_care: {
    title: 'You can look after this yourself',
    text: 'Rest, drink enough and watch how it goes. If it lasts more than a few days or gets worse, book a visit with a clinician.',
  },
};
/** What needs other words than the rest of its level. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  medication_question:
    'Ask a pharmacist or the clinician who prescribed it before you change anything about a medicine. If you have taken too much or feel ill after it, call {emergency}.',
  suicide:
    'You do not have to be alone with this. Call {emergency} now if you might act on it, or go to the nearest emergency department. Tell somebody near you, and call or text a crisis line in your country.',
};

/** The words of a red flag that speaks of taking one's own life; named so by the rules of triage. */
const isAboutLife = (flag: string): boolean => /suicid|self_harm/.test(flag);

/**
 * Screens words before any other answer: rules alone, no model, never ranked against others, never held back.
 *
 * @param emergencyNumber number to call where the person lives; undefined when it is not known
 */
export function spokenRedFlag(message: string, emergencyNumber: string | undefined): SpokenRedFlag {
  const { level, flags } = redFlagTriage(message);
  if (level === 'none') return { level, flags: [...flags] };
  const { title, text } = ADVICE[level];
  const own = flags.map((flag) => OWN_WORDS[isAboutLife(flag) ? 'suicide' : flag]).find((words) => words !== undefined);
  return {
    level,
    flags: [...flags],
    title,
    text: withEmergency(own ?? text, emergencyNumber ?? 'your local emergency number'),
    ...(emergencyNumber === undefined ? {} : { emergencyNumber }),
  };
}
