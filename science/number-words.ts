const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen'];
const TEENS = ['fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const SMALL: readonly string[] = [...ONES, ...TEENS];
const TENS: readonly string[] = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const ANY = [...SMALL.slice(1), ...TENS].join('|');
const SCALE = 'hundred|thousand|million';
const DIGIT = SMALL.slice(0, 10).join('|');
/** What stands behind the point: "point four eight". */
const DECIMALS = new RegExp(`^ point ((?:${DIGIT})(?: (?:${DIGIT}))*)\\b`, 'i');
/** Words that make up one number: "two", "forty-two", "one hundred and twenty", "a hundred", "six thousand four hundred". */
const NUMBER = new RegExp(
  String.raw`\b(?:(?:${ANY})(?:[ -](?:and )?(?:${ANY}|${SCALE}))*|an? (?:${SCALE})(?:[ -](?:and )?(?:${ANY}|${SCALE}))*)\b`,
  'gi',
);
/** "One" is a number before these; "one of them", "no one" and "one day" are none. */
const MEASURED =
  /^[ -](?:hours?|hrs?|h|minutes?|mins?|miles?|mi|km|kilomet\w+|met\w+|kg|kilos?|kilograms?|pounds?|lbs?|beats?|bpm|steps?|per ?cent|%|mmhg|degrees?|litres?|liters?|points?|times?|times|readings?|values?|workouts?|sessions?)\b/i;

const valueOf = (word: string): number => {
  const small = SMALL.indexOf(word);
  return small >= 0 ? small : 20 + 10 * TENS.indexOf(word);
};

/** The number that words say, from the left: units add up, hundreds and thousands multiply. Undefined where words follow one another as "seven eight". */
function numberOf(words: readonly string[]): number | undefined {
  let [total, part, last] = [0, 0, Number.POSITIVE_INFINITY];
  for (const word of words) {
    if (word === 'a' || word === 'an' || word === 'and') continue;
    if (word === 'hundred') [part, last] = [(part === 0 ? 1 : part) * 100, 100];
    else if (word === 'thousand') [total, part, last] = [total + (part === 0 ? 1 : part) * 1000, 0, 1000];
    else if (word === 'million') [total, part, last] = [(total + part === 0 ? 1 : total + part) * 1_000_000, 0, 1_000_000];
    else {
      const value = valueOf(word);
      // After "twenty" comes at most nine, after "hundred" at most ninety-nine; all else is two numbers side by side.
      if (value >= last || (last < 20 && last !== Number.POSITIVE_INFINITY) || (last < 100 && value > 9)) return undefined;
      [part, last] = [part + value, value];
    }
  }
  return total + part;
}

/** A cardinal number in letters, and where it stands. */
export interface SpokenNumber {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** The numbers of a text that are written in letters, with their decimals. "One" counts only before what is measured. English. */
export function spokenNumbers(text: string): readonly SpokenNumber[] {
  const found: SpokenNumber[] = [];
  for (const { 0: spoken, index } of text.matchAll(NUMBER)) {
    // The digits behind a point belong to the number before it.
    if (index < (found.at(-1)?.to ?? 0)) continue;
    const words = spoken.toLowerCase().split(/[ -]/);
    const end = index + spoken.length;
    const decimals = DECIMALS.exec(text.slice(end));
    const isLoneOne = words.length === 1 && words[0] === 'one' && decimals === null && !MEASURED.test(text.slice(end));
    const whole = isLoneOne ? undefined : numberOf(words);
    if (whole === undefined) continue;
    const digits = decimals?.[1]?.toLowerCase().split(' ') ?? [];
    const value = Number(`${whole}.${digits.map((word) => SMALL.indexOf(word)).join('') || '0'}`);
    found.push({ from: index, to: end + (decimals?.[0].length ?? 0), value });
  }
  return found;
}

/** Ways of saying an amount without naming its number. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\ban hour and a half\b/gi, '90 min'],
  [/\bhalf an hour\b/gi, '30 min'],
  [/\bthree[ -]quarters of an hour\b/gi, '45 min'],
  [/\bone and a half\b/gi, '1.5'],
  [/\bhalf an? (?=(?:kilo|mile|lit(?:re|er)|pound|kg\b|km\b|degree|point|per ?cent))/gi, '0.5 '],
  [/\ba quarter of an hour\b/gi, '15 min'],
  [/\ban hour\b(?! (?:earlier|later|before|after|or|of)\b)/gi, '1 hour'],
  [/\btwice\b/gi, '2 times'],
  [/\bthrice\b/gi, '3 times'],
  [/\bhalf a dozen\b/gi, '6'],
  [/\ba dozen\b/gi, '12'],
  [/\ba couple of\b/gi, '2'],
  [/\b(?:one )?half (?:of )?(?=(?:the|your|all|those|these)\b)/gi, '50 % of '],
  [/\btwo[ -]thirds of (?=(?:the|your|all|those|these)\b)/gi, '67 % of '],
  [/\b(?:a|one)[ -]third of (?=(?:the|your|all|those|these)\b)/gi, '33 % of '],
  [/\bthree[ -]quarters of (?=(?:the|your|all|those|these)\b)/gi, '75 % of '],
  [/\b(?:(?:a|one)[ -])?quarter of (?=(?:the|your|all|those|these)\b)/gi, '25 % of '],
];

/**
 * Numbers in words as digits, so that "five miles" is checked like "5 miles": cardinal numbers up to thousands, "twice", "a dozen", "half an
 * hour", "half of the nights" as a share, and "6 h 28 min" as minutes. "One of", "no one" and "one day" stay words. English.
 * @see Rule of this project; no published validation
 */
export function numbersInDigits(text: string): string {
  const phrased = PHRASES.reduce((words, [pattern, digits]) => words.replace(pattern, digits), text);
  return phrased
    .replace(NUMBER, (found, at: number) => {
      const words = found.toLowerCase().split(/[ -]/);
      if (words.length === 1 && words[0] === 'one' && !MEASURED.test(phrased.slice(at + found.length))) return found;
      const number = numberOf(words);
      // Numbers side by side ("seven eight") stay apart.
      return number === undefined
        ? found.replace(/[a-z]+/gi, (word) =>
            SMALL.includes(word.toLowerCase()) || TENS.includes(word.toLowerCase()) ? String(valueOf(word.toLowerCase())) : word,
          )
        : String(number);
    })
    .replace(/\bzero\b/gi, (found, at: number, whole: string) => (MEASURED.test(whole.slice(at + found.length)) ? '0' : found))
    .replace(/\b(\d+) point (\d(?: \d)*)\b/gi, (_, whole: string, digits: string) => `${whole}.${digits.replaceAll(' ', '')}`)
    .replace(/\b(\d+) and a (half|quarter)\b/gi, (_, whole: string, part: string) => `${whole}.${/half/i.test(part) ? '5' : '25'}`)
    .replace(/\b(\d+) and (?:three|3)[ -]quarters?(?: of an?)?\b/gi, '$1.75')
    .replace(
      /\b(\d+) ?(?:h|hours?) (?:and )?(\d+) ?(?:min|minutes?|m)\b/gi,
      (_, hours: string, minutes: string) => `${60 * Number(hours) + Number(minutes)} min`,
    );
}
