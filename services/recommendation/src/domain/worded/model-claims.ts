import { claimsIn } from '@aceso/guidelines/kit';

interface Forbidden {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Names that belong to a person with a licence; harmless only where they are the name of what was measured. */
const NAMES: readonly Forbidden[] = [
  {
    name: 'an illness',
    pattern:
      /\b(?:diabet\w+|prediabet\w+|hypertens\w+|hypotens\w+|depress(?:ion|ed)|anxiety|insomnia|apno?ea|cancer|tumou?r|covid\w*|influenza|flu|infect\w+|disease|disorder|syndrome|arrhythmi\w+|fibrillation|afib|tachycardia|bradycardia|heart attack|heart failure|stroke|obes\w+|osteoporosis|anaemi\w+|anemi\w+|asthma|migraine|dementia|pneumonia|burnout)\b/gi,
  },
  {
    name: 'a medicine',
    pattern:
      /\b(?:medicines?|medications?|drugs?|tablets?|pills?|doses?|dosage|insulin|statins?|beta[- ]?blockers?|antidepress\w+|antibiotic\w*|prescri\w+|supplements?|ibuprofen|aspirin|paracetamol|acetaminophen|melatonin|metformin|ozempic|semaglutide|steroids?|\d+ ?(?:mg|mcg|µg|iu)\b(?! ?\/))/gi,
  },
];
/** Ways of speaking that say more than figures do. */
const SPEECH: readonly Forbidden[] = [
  {
    name: 'a medical judgement',
    pattern:
      /\b(?:un)?healthy\b|\b(?:ab)?normal (?:range|value|level|limits?)\b|\b(?:is|are|was|were|looks?|perfectly|completely) (?:ab)?normal\b|\bdangerous(?:ly)?\b|\bnothing to worry\b|\bno (?:cause|reason) for concern\b|\bconcerning\b|\bworrying\b|\byou are (?:fine|ok|okay|well|fit|unfit|at risk)\b|\bat risk\b|\bsymptoms?\b|\btreatments?\b/gi,
  },
  {
    name: 'advice',
    pattern:
      /\byou (?:should|need to|must|ought to|have to|had better)\b|\b(?:I|we) (?:recommend|suggest|advise)\b|\b(?:try|aim|make sure|remember|be sure) to\b|\b(?:consider|avoid) (?:\w+ing|your|the|an?)\b/gi,
  },
  // "May" is a month.
  {
    name: 'a guess',
    pattern: /\b(?:may|might|could|perhaps|probably|possibly|presumably|seems?|suggests?|indicates?|implies)\b|\bsigns? of\b/g,
  },
];

/**
 * What a model's text claims beyond figures: the claims that nobody in Aceso makes (`claimsIn`), illnesses and medicines by name, medical
 * judgements, advice (which comes from guidelines with their proof, never from a model) and guesses.
 *
 * @param computed the sentence made of the figures alone; a name that stands in it is the name of what was measured
 */
export function modelClaims(text: string, computed: string): readonly string[] {
  const named = computed.toLowerCase();
  return [
    ...new Set([
      ...claimsIn(text).map((claim) => claim.replace(/:.*$/s, '')),
      ...NAMES.flatMap(({ name, pattern }) =>
        [...text.matchAll(pattern)].some(([word]) => !named.includes(word.toLowerCase())) ? [name] : [],
      ),
      ...SPEECH.flatMap(({ name, pattern }) => (text.match(pattern) === null ? [] : [name])),
    ]),
  ];
}
