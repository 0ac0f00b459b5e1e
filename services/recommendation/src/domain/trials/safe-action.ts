import { claimsIn, type Condition } from '@aceso/guidelines/kit';
import type { Family } from '@aceso/contracts/vocabulary';
import { spokenRedFlag } from '../spoken-red-flags.ts';

interface Barred {
  readonly pattern: RegExp;
  readonly reason: string;
}

/** What is never tried here in own words, whoever asks. Trials are of habits; whatever can do harm needs a person who knows the person. */
const BARRED: readonly Barred[] = [
  {
    pattern:
      /\b(?:medic(?:ines?|ations?|ament)|drugs?|tablets?|pills?|capsules?|dos(?:e|es|age)|prescri\w+|inject\w*|inhaler|insulin|metformin|ozempic|semaglutide|wegovy|statins?|warfarin|aspirin|ibuprofen|paracetamol|acetaminophen|beta[- ]?blockers?|antidepressants?|ssri|steroids?|hormones?|testosterone|antibiotics?|opioids?|sleeping aid|melatonin|cbd|cannabis|marijuana|weed|psilocybin|lsd|ketamine|nicotine|vap(?:e|ing)|snus)\b/i,
    reason: 'medicines and other drugs are nothing to try here; ask your clinician',
  },
  {
    pattern: /\b(?:supplements?|creatine|vitamins?|ashwagandha|magnesium|omega|probiotics?|herbal|detox|cleanse)\b/i,
    reason: 'supplements can act like medicines; ask your clinician or pharmacist',
  },
  {
    pattern:
      /\b(?:fast(?:ing|s)?|starv\w*|skip(?:ping)? (?:\w+ )?(?:meals?|breakfast|lunch|dinner)|(?:no|not|without|stop) (?:eating|food|meals?|drinking water|water)|purg\w*|vomit\w*|laxatives?|calorie (?:deficit|restriction)|crash diet|only (?:juice|water))\b/i,
    reason: 'going without food or drink can do harm',
  },
  {
    pattern:
      /\b(?:(?:no|not|without|less|stop|skip) sleep(?:ing)?|stay(?:ing)? (?:up|awake)|all[- ]nighter|sleep depriv\w*|sleep (?:only )?\w+ hours?)\b/i,
    reason: 'sleeping less can do harm',
  },
  {
    pattern:
      /\b(?:smok(?:e|ing)|cigar\w*|(?:drink|have|glass(?:es)? of|bottles? of) (?:\w+ )?(?:alcohol|wine|beer|spirits?|whisk(?:e)?y|vodka)|get(?:ting)? drunk)\b/i,
    reason: 'smoking and drinking are nothing to try',
  },
  {
    pattern:
      /\b(?:ice baths?|cold plunge|hold(?:ing)? (?:my |your )?breath|breath[- ]?hold\w*|hyperventilat\w*|sauna|while driving|marathon|maximal|to exhaustion|as hard as)\b/i,
    reason: 'this can be dangerous without somebody at your side',
  },
];
/** Leaving something out that does harm is fine to try. */
const LEAVING_OUT =
  /^(?:no|not?|without|skip|avoid|leave out|drink no|have no|stop|do not|don['’]t)\b.*\b(?:alcohol|wine|beer|smok\w*|cigar\w*|vap\w*|nicotine)\b/i;
const TREATMENT = /\b(?:medic|pill|dose|insulin|treatment|therapy|prescri)/i;

/** Measures that are not to be moved by own experiments, by what a person told of themselves. */
const NOT_WITH: Partial<Record<Condition, readonly Family[]>> = {
  pregnancy: ['body', 'glucose', 'blood-pressure', 'nutrition'],
  'eating-disorder': ['body', 'nutrition', 'activity'],
  diabetes: ['glucose', 'nutrition'],
  'kidney-disease': ['blood-pressure', 'nutrition'],
  'cardiovascular-disease': ['blood-pressure', 'activity', 'heart'],
  pacemaker: ['heart'],
};
const ADULT = 18;

/** Who asks to try something in their own words. */
export interface OwnAction {
  readonly action: string;
  readonly family: Family;
  readonly age: number | undefined;
  readonly conditions: readonly Condition[];
}

/** Why something in own words is nothing to try here, in words for the person; undefined when it is. */
export function unsafeReason({ action, family, age, conditions }: OwnAction): string | undefined {
  if (age !== undefined && age < ADULT) return 'trials in own words are for adults';
  if (/[\r\n<>{}]/.test(action)) return 'one plain sentence, please';
  const { level } = spokenRedFlag(action, undefined);
  if (level === 'emergency' || level === 'urgent')
    return 'this sounds as if you need a person now; call your local emergency number or a clinician';
  const leaves = LEAVING_OUT.test(action) && !TREATMENT.test(action);
  const barred = leaves ? undefined : BARRED.find(({ pattern }) => pattern.test(action));
  if (barred !== undefined) return barred.reason;
  const [claim] = claimsIn(action);
  if (claim !== undefined) return `it says ${claim.split(':')[0] ?? 'too much'}`;
  const forbidding = conditions.find((condition) => NOT_WITH[condition]?.includes(family) === true);
  return forbidding === undefined ? undefined : `with ${forbidding.replaceAll('-', ' ')}, this measure is one for you and your clinician`;
}
