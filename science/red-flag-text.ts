/** A sentence prepared for the rules: lower case, no accents, one kind of quote, and the numbers that matter read out. */
export interface PreparedText {
  readonly text: string;
  readonly systolic: number | undefined;
  readonly diastolic: number | undefined;
  readonly glucose: number | undefined;
  readonly temperature: number | undefined;
  readonly oxygen: number | undefined;
}

const number = (found: RegExpExecArray | null, group = 1) =>
  found?.[group] === undefined ? undefined : Number(found[group].replace(',', '.'));

/** Parts of a sentence that speak of the past, of others' texts, or of what is not there; each is taken out before the rules look. */
const NOT_NOW: readonly RegExp[] = [
  // Denied: "no chest pain", "without fever", "I no longer have chest pain since ...". "Cannot" and "not breathing" are symptoms, so they stay.
  /\b(?:no longer (?:have|has|get|feel)|do(?:es)? ?n[o']t have|did ?n[o']t have|have ?n[o']t (?!felt|been able|stopped|moved|peed|urinated|passed|woken|responded)(?:had )?|has ?n[o']t had|without(?! (?:me|warning))|denies|never had|no signs? of|not having|not (?:suicidal|dizzy|in pain|bleeding|short of breath))\b[^.,;!?]*/g,
  /\bno (?:(?:more|fever|chest|pain|headache|vomiting|bleeding|blood|rash|cough|stiff|weakness|numbness|trouble|breathless\w*|short\w*|suicidal|dizziness|swelling|symptoms?|loss)\b)[^.,;!?]*/g,
  /\b(?:sin|ohne|kein\w*|sans|pas de)\s+(?!luft|puls|atem|aire|pulso|souffle)\w+/g,
  // Past: "last year", "years ago", "when I was young", "used to", "history of", "in 2015".
  /[^.;!?]*\b(?:years? ago|months? ago|decades? ago|last year|years? back|in (?:19|20)\d\d|when i was|used to (?:have|get)|as a child|in childhood|history of|in the past|back then|previously had)\b[^.;!?]*/g,
];

/** A whole message that asks for knowledge, tells of reading, plans, or jokes: it has no symptom of now. */
const NOT_A_SYMPTOM: readonly RegExp[] = [
  /^(?:what (?:are|is|causes|does|do)|how (?:do (?:i|you) (?:recogni[sz]e|spot|prevent|tell)|to (?:treat|prevent|recogni[sz]e|spot|avoid)|can (?:i|one|you) (?:recogni[sz]e|spot|prevent|avoid)|common|is|does)|which (?:are|symptoms|foods)|why (?:is|do|does)|can you (?:explain|tell me (?:about|what))|tell me about|explain|define|who (?:gets|is))\b(?!.*\b(?:i am|i'm|i have|i've|my (?:chest|head|arm|leg|eye|belly|baby|son|daughter|wife|husband|dad|mom|mum))\b)/,
  /\b(?:read|reading|wrote|writing|heard|learn\w*|stud(?:y|ied|ying)|talk(?:ed)?) (?:a lot )?about\b|\b(?:read|reading|wrote|writing|watched|saw|listened to) (?:an?|the|this|some)?\s*(?:\w+ )?(?:article|book|film|movie|post|paper|podcast|news|documentary|study|leaflet|essay)\b/,
  /\b(?:haha|lol|just kidding|figure of speech|joking|hahaha)\b|\b(?:nearly|almost) killed me\b|\bdying (?:to|for|of (?:laugh|boredom))\b|\bkilling it\b|\bto die for\b/,
  /^(?:if i (?:ever|had|were)|what if|in case (?:i|of)|suppose|hypothetically|should i (?:ever|worry if)|is it (?:safe|ok|okay|normal|good|bad|better|healthy|possible) to)\b/,
];

function prepare(raw: string): string {
  return raw
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u00b4`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Undefined when the message as a whole is no report of a present symptom. */
export function presentSymptoms(raw: string): PreparedText | undefined {
  const whole = prepare(raw);
  if (whole === '' || NOT_A_SYMPTOM.some((pattern) => pattern.test(whole))) return undefined;
  const text = NOT_NOW.reduce((left, pattern) => left.replace(pattern, ' '), whole);
  const pressure = /\b(\d{2,3})\s*(?:\/|over|zu|uber|sur|sobre|por)\s*(\d{2,3})\b/.exec(text);
  const mmol = /(\d{1,2}(?:[.,]\d)?)\s*mmol/.exec(text);
  const sugar = /(?:glucose|sugar|zucker|glucemia|azucar|glycemie|bg|cgm)\D{0,30}?(\d{2,3})\b(?!\s*(?:%|days?|weeks?))/.exec(text);
  return {
    text,
    systolic: number(pressure),
    diastolic: number(pressure, 2),
    glucose: mmol ? (number(mmol) ?? 0) * 18.016 : number(sugar),
    temperature: celsius(number(/(?:fever|temp\w*|fieber|fiebre|fievre)\D{0,20}?(\d{2,3}(?:[.,]\d)?)/.exec(text))),
    oxygen: number(/(?:oxygen|spo2|saturation|sats?|sauerstoff)\D{0,20}?(\d{2,3})\b/.exec(text)),
  };
}

/** Temperatures above 80 are Fahrenheit. */
function celsius(value: number | undefined): number | undefined {
  return value !== undefined && value > 80 ? ((value - 32) * 5) / 9 : value;
}
