/** A way of speaking that Aceso does not use, and why. */
interface Claim {
  readonly name: string;
  readonly pattern: RegExp;
  /** What makes the same words harmless: a denial, or the clinician who decides. */
  readonly unless?: RegExp;
}

const DISEASE =
  '(?:diabetes|prediabetes|hypertension|high blood pressure disease|depression|an? (?:anxiety|eating|sleep) disorder|anxiety disorder|insomnia|sleep apn(?:o)?ea|cancer|covid|influenza|the flu|an? infection|an? (?:heart|kidney|liver|lung) (?:disease|attack|failure)|kidney disease|heart failure|atrial fibrillation|obesity|osteoporosis|anaemia|anemia)';
const MEDICINE =
  '(?:medicines?|medications?|drugs?|tablets?|pills?|doses?|dosage|insulin|statins?|beta[- ]blockers?|antidepressants?|prescriptions?)';

/** Wellness wording: what may be said without being a medical device (FDA General Wellness 2026, MDCG 2019-11 rev. 1). */
const CLAIMS: readonly Claim[] = [
  {
    name: 'a diagnosis',
    pattern: new RegExp(
      `\\byou (?:(?:probably|likely|may|might|seem to) )?(?:have|suffer from|are suffering from|show) ${DISEASE}\\b`,
      'i',
    ),
  },
  {
    name: 'a diagnosis',
    pattern: new RegExp(`\\byou are (?:a )?(?:diabetic|hypertensive|obese|depressed|alcoholic|anaemic|sick|ill)\\b`, 'i'),
  },
  {
    name: 'a diagnosis',
    pattern: /\bdiagnos(?:e|es|ed|is|ing)\b/i,
    unless: /\b(?:no|not a|nor|never|does not|cannot|not) (?:\w+ )?diagnos|\bdiagnosed by\b/i,
  },
  {
    name: 'a change of medicine',
    pattern: new RegExp(
      `\\b(?:stop|start|begin|skip|double|halve|increase|raise|reduce|lower|adjust|change|take|switch)\\w*\\b(?: (?:taking|your|the|an?|more|less|fewer|extra|any)){0,3} ${MEDICINE}\\b`,
      'i',
    ),
    unless: /\bclinician\b|\bdoctor\b|\bpharmacist\b|\bdo not (?:stop|start|change)\b|\bas prescribed\b/i,
  },
  { name: 'a promised cure', pattern: /\b(?:cures?|cured|heals?|reverses?|guarantees?d?)\b/i },
  { name: 'a promise to treat or prevent', pattern: new RegExp(`\\b(?:treats?|prevents?) (?:your )?${DISEASE}`, 'i') },
  { name: 'praise or blame', pattern: /\b(?:great job|well done|good job|you failed|shame on|lazy|bad habit)\b/i },
  { name: 'a shout', pattern: /[a-z]!(?:\s|$)/i },
];

/** What a text claims that it must not, in words; nothing when it may be shown. Sentences are judged one by one. */
export function claimsIn(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?])\s+/)
    .flatMap((sentence) =>
      CLAIMS.filter(({ pattern, unless }) => pattern.test(sentence) && !(unless?.test(sentence) ?? false)).map(
        ({ name }) => `${name}: "${sentence}"`,
      ),
    );
}
