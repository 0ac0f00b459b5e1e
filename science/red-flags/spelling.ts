/** Words that people type without their apostrophe or in short, and what they mean. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cant: "can't",
    cannt: "can't",
    wont: "won't",
    dont: "don't",
    doesnt: "doesn't",
    didnt: "didn't",
    isnt: "isn't",
    wasnt: "wasn't",
    arent: "aren't",
    havent: "haven't",
    hasnt: "hasn't",
    couldnt: "couldn't",
    im: "i'm",
    ive: "i've",
    hes: "he's",
    shes: "she's",
    u: 'you',
    ur: 'your',
    r: 'are',
    b4: 'before',
    cuz: 'because',
    pls: 'please',
    bp: 'blood pressure',
    o2: 'oxygen',
    preg: 'pregnant',
    diarrhoea: 'diarrhea',
    thru: 'through',
  }),
);

/** Words that decide, which people mistype. Longer than five letters, so that one wrong letter seldom makes another word. */
const DECIDING: readonly string[] = [
  'chest',
  'tight',
  'breath',
  'breathe',
  'breathing',
  'breathless',
  'throat',
  'tongue',
  'swelling',
  'swollen',
  'stroke',
  'seizure',
  'unconscious',
  'suicide',
  'suicidal',
  'bleeding',
  'headache',
  'vomiting',
  'collapsed',
  'pressure',
  'tightness',
  'slurred',
  'drooping',
  'paralysed',
  'overdose',
  'overdosed',
  'pregnant',
  'diabetic',
  'confused',
  'stomach',
  'swallowed',
  'swallow',
  'choking',
  'fainted',
  'shoulder',
  'squeezing',
  'crushing',
  'sweating',
  'numbness',
  'weakness',
  'temperature',
  'testicle',
  'convulsion',
  'paracetamol',
  'ibuprofen',
  'anaphylaxis',
  'allergic',
  'allergy',
  'wheezing',
  'drowsy',
  'infection',
  'insulin',
  'glucose',
  'responding',
  'respond',
];

/** Words of their own that lie one letter from a deciding one. */
const OTHER_WORDS = new Set(
  'tights chess cheat chests crest breadth breaths breathed threat tongues strokes stroked strike stoke strode breeding seizures headaches pressures pressured sweeting allergen swallows shoulders responds stomachs throats infections inflection injection testicles convulsions insulins temperatures painted tainted broth breather breeze swellings swelled confuse confuses drowse sweat sweeping crashing brushing wheeling leading shading heading diabetes diabetics'.split(
    ' ',
  ),
);

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const UNIT = UNITS.slice(1).join('|');
const BELOW_HUNDRED = `(?:(?:${TENS.join('|')})(?:[ -](?:${UNIT}))?|${TEENS.join('|')}|${UNIT})`;

/** Value of a number word below a hundred; its parts have been matched before. */
function belowHundred(words: string): number {
  return words.split(/[ -]/).reduce((sum, word) => {
    if (UNITS.includes(word)) return sum + UNITS.indexOf(word);
    if (TEENS.includes(word)) return sum + 10 + TEENS.indexOf(word);
    return sum + 20 + 10 * TENS.indexOf(word);
  }, 0);
}

const HUNDREDS = new RegExp(`\\b(a|${UNIT})[ -]hundred(?:[ -](?:and[ -])?(${BELOW_HUNDRED}))?\\b`, 'g');
/** "One eighty over one ten": hundreds left out, as pressures are read aloud. */
const READ_ALOUD = new RegExp(`\\b(one|two)[ -]((?:${TENS.join('|')})(?:[ -](?:${UNIT}))?|${TEENS.join('|')})\\b`, 'g');
const POINT = new RegExp(`\\b(${BELOW_HUNDRED}) point (${UNITS.join('|')})\\b`, 'g');
const TEN_AND_MORE = new RegExp(`\\b((?:${TENS.join('|')})(?:[ -](?:${UNIT}))?|${TEENS.join('|')})\\b`, 'g');

/** Number words from ten on as figures ("one hundred ninety over one ten", "two point one"); smaller ones stay, since "one side" counts nothing. */
export function figuresFor(text: string): string {
  return text
    .replace(HUNDREDS, (_, hundreds: string, rest: string | undefined) =>
      String(100 * (hundreds === 'a' ? 1 : UNITS.indexOf(hundreds)) + (rest === undefined ? 0 : belowHundred(rest))),
    )
    .replace(POINT, (_, whole: string, part: string) => `${belowHundred(whole)}.${UNITS.indexOf(part)}`)
    .replace(READ_ALOUD, (_, hundreds: string, rest: string) => String(100 * UNITS.indexOf(hundreds) + belowHundred(rest)))
    .replace(TEN_AND_MORE, (words) => String(belowHundred(words)));
}

/** Whether one letter too many, too few, wrong or two swapped make the one word of the other. */
function oneSlipApart(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === meant[start]) start += 1;
  const [left, right] = [typed.slice(start), meant.slice(start)];
  if (left.length !== right.length) return left.length > right.length ? left.slice(1) === right : left === right.slice(1);
  const swapped = left.length > 1 && left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  // A wrong letter in a short word is too often another word.
  return swapped || (meant.length >= 8 && left.slice(1) === right.slice(1));
}

function meantBy(word: string): string {
  const short = SHORT.get(word);
  if (short !== undefined) return short;
  if (word.length < 4 || OTHER_WORDS.has(word) || DECIDING.includes(word)) return word;
  return DECIDING.find((meant) => meant[0] === word[0] && oneSlipApart(word, meant)) ?? word;
}

/** A lower-case message with slips of typing mended where a word decides, and with figures for number words. */
export const mended = (text: string): string => figuresFor(text.replace(/[a-z][a-z0-9]*(?:'[a-z]+)?/g, meantBy));
