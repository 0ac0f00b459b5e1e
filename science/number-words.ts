const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen'];
const TEENS = ['fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const SMALL: readonly string[] = [...ONES, ...TEENS];
const TENS: readonly string[] = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const ANY = [...SMALL.slice(1), ...TENS].join('|');
const SCALE = 'hundred|thousand';
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

/** The cardinal numbers of a text that are written in letters. "One" counts only before what is measured. English. */
export function spokenNumbers(text: string): readonly SpokenNumber[] {
  return [...text.matchAll(NUMBER)].flatMap(({ 0: found, index }) => {
    const words = found.toLowerCase().split(/[ -]/);
    const to = index + found.length;
    const value = words.length === 1 && words[0] === 'one' && !MEASURED.test(text.slice(to)) ? undefined : numberOf(words);
    return value === undefined ? [] : [{ from: index, to, value }];
  });
}

/** Ways of saying an amount without naming its number. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\ban hour and a half\b/gi, '90 min'],
  [/\bhalf an hour\b/gi, '30 min'],
  [/\b(?:three )quarters of an hour\b/gi, '45 min'],
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
  [/\b(?:a|one)[ -]quarter of (?=(?:the|your|all|those|these)\b)/gi, '25 % of '],
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
    .replace(/\b(\d+) and a half (hours?|kilos?|miles?|km|kg|minutes?)\b/gi, '$1.5 $2')
    .replace(
      /\b(\d+) ?(?:h|hours?) (?:and )?(\d+) ?(?:min|minutes?|m)\b/gi,
      (_, hours: string, minutes: string) => `${60 * Number(hours) + Number(minutes)} min`,
    );
}
