import { RAW_TURNS, turned } from './turns-of-phrase.ts';

const UNITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const TEENS = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SMALL: ReadonlyMap<string, number> = new Map<string, number>([
  ...[...UNITS, ...TEENS].map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, at): [string, number] => [word, (at + 2) * 10]),
]);
/** From the third on: "first" and "second" also mean other things. */
const ORDINALS: ReadonlyMap<string, number> = new Map(
  'third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((word, at): [string, number] => [word, at + 3])
    .concat('thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ').map((word, at) => [word, (at + 3) * 10])),
);

export const NUMBER_WORDS: readonly string[] = [...SMALL.keys(), ...ORDINALS.keys(), 'hundred', 'thousand', 'dozen', 'couple'];

const FIRST_OF_MONTH =
  /(?<before>(?:january|february|march|april|may|june|july|august|september|october|november|december) )first\b|\bfirst(?<after> of (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/g;

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b(can|won|shan)'t\b/g, '$1 not'],
  [/n't\b/g, ' not'],
  [/'(ve)\b/g, ' have'],
  [/'re\b/g, ' are'],
  [/'ll\b/g, ' will'],
  [/'m\b/g, ' am'],
  [/'d\b/g, ' would'],
  [/\b(what|when|how|where|that|there|it|which|who)'?s\b/g, '$1 is'],
  [/'s\b/g, ''],
  [/s'(?=\s|$)/g, 's'],
];

/**
 * A question in plain lower case words: short forms written out, numbers as digits ("ten thousand", "10,000" and "10k" are 10000),
 * signs as words, a clause end as " , ". What is written here is what every rule of the grammar reads.
 */
export function plainWords(question: string): string {
  let text = ` ${question} `
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[–—−]/g, '-');
  for (const [form, words] of [...SHORT_FORMS, ...RAW_TURNS]) text = text.replaceAll(form, words);
  text = text
    .replaceAll(/(\d)[,'  ](?=\d{3}(?!\d))/g, '$1')
    .replaceAll(/\b(\d+(?:\.\d+)?)\s?k\b(?!\w)/g, (_all, digits: string) => String(Number(digits) * 1000))
    .replaceAll(/\b(\d{1,2})\s*h\s*(\d{1,2})(?:\s*m(?:in)?s?)?\b/g, (_all, hours: string, minutes: string) => {
      return `${Number(hours) + Number(minutes) / 60} hours`;
    })
    .replaceAll(
      /\b(\d{1,2})\s*(?:hours?|hrs?|h)\s*(?:and\s*)?(\d{1,2})\s*(?:minutes?|mins?|m)\b/g,
      (_all, hours: string, minutes: string) => {
        return `${Number(hours) + Number(minutes) / 60} hours`;
      },
    )
    .replaceAll(
      /\b(less|more|fewer|longer|shorter|higher|lower|greater|later|earlier|faster|slower|rather|other) then(?= (?:my|the|usual|on|in|last|\d|[a-z]+ (?:hours?|hundred|thousand)))/g,
      '$1 than',
    )
    .replaceAll(
      /\b(days|nights|mornings|weeks) (in|of|out of|over) (?:the |my )?(last|past) (\d+)(?! ?(?:days?|nights?|weeks?|months?|years?|hours?))\b/g,
      '$1 $2 the $3 $4 $1',
    )
    .replaceAll(
      /\b(\d{1,2}):(\d\d) (?=(?:min(?:utes)?(?:\/| per | a )?|per |a |\/)\s?(?:km|mi\b|mile|kilomet))/g,
      (_all, minutes: string, seconds: string) => `${Number(minutes) + Number(seconds) / 60} `,
    )
    .replaceAll(/\bhalf of the (year|month)\b/g, 'half of this $1')
    .replaceAll(/\b(last|past|previous) fortnight\b/g, '$1 14 days')
    .replaceAll(/\bmon(?:day)?s? ?(?:-|to|through) ?fri(?:day)?s?\b/g, 'monday to friday')
    .replaceAll(/\byesterday (morning|afternoon|evening)\b/g, 'yesterday in the $1')
    .replaceAll(/\bsecond(?= of (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/g, '2nd')
    .replaceAll(FIRST_OF_MONTH, '$<before>1st$<after>')
    .replaceAll('>=', ' at least ')
    .replaceAll('≥', ' at least ')
    .replaceAll('<=', ' at most ')
    .replaceAll('≤', ' at most ')
    .replaceAll('>', ' more than ')
    .replaceAll('<', ' less than ')
    .replaceAll(/\bvs\.?(?=\W|$)|\bversus\b/g, ' versus ')
    .replaceAll(/%/g, ' percent ')
    .replaceAll(/&|\+/g, ' and ')
    .replaceAll(/°\s*([cf])\b/g, ' degrees $1 ')
    .replaceAll(/(\d)(?=(?:km|mi|kg|lbs?|mins?|minutes|hrs?|hours|h|bpm|ms|kcal|ml|l|g|mg|steps|m|kj|mmol|pm|am)\b)/g, '$1 ')
    .replaceAll(/([a-z])-(?=[a-z0-9])|(\d)-(?=[a-z])/g, '$1$2 ')
    .replaceAll(/(\d{4}-\d{2}-\d{2})-(?=\d)/g, '$1 to ')
    .replaceAll(/(?<=\s\d{1,2})-(?=\d{1,2}[\s?!.,])/g, ' to ')
    .replaceAll(/[?!;:](?=\s|$)|\.(?=\s|$)|[()"“”[\]]/g, ' , ')
    .replaceAll(/,(?=\s|$)/g, ' , ')
    .replaceAll(/[^\p{L}\p{N}\s,./:₂%-]/gu, ' ')
    .replaceAll(/\s-\s/g, ' , ');
  return turned(withYear(digits(text.split(/\s+/).filter((word) => word !== ''))).join(' '));
}

/** Words after which a number at the end is none of a year: limits, days of dates, and what already says that it is a year. */
const BEFORE_NUMBER =
  /^(?:than|over|above|under|below|beyond|past|least|most|exactly|about|around|reach\w*|hit|exceed\w*|topped|passed|and|or|to|in|of|since|from|until|till|through|during|for|by|before|after|versus|with|year|on|at|between|q[1-4]|quarter|\d+(?:st|nd|rd|th)?|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)$/;

/** "Lowest resting pulse 2026" means in that year. */
function withYear(words: readonly string[]): readonly string[] {
  const at = words.findLastIndex((word) => word !== ',');
  const before = words[at - 1];
  if (before === undefined || before === ',' || !/^20[0-3]\d$/.test(words[at] ?? '') || BEFORE_NUMBER.test(before)) return words;
  return [...words.slice(0, at), 'in', ...words.slice(at)];
}

/** Number words as digits. */
function digits(words: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === 'half' && (words[at + 1] === 'an' || words[at + 1] === 'a') && words[at + 2] === 'hour') {
      out.push('30', 'minutes');
      at += 2;
    } else if (word === 'dozen') out.push(out.at(-1) === 'a' ? (out.pop(), '12') : '12');
    else if (word === 'couple') {
      if (out.at(-1) === 'a') out.pop();
      out.push('2');
      if (words[at + 1] === 'of') at += 1;
    } else if (ORDINALS.has(word)) {
      const tens = Number(out.at(-1));
      if (tens >= 20 && tens % 10 === 0 && SMALL.has(words[at - 1] ?? '')) out.pop();
      out.push(`${(ORDINALS.get(word) ?? 0) + (tens >= 20 && tens % 10 === 0 ? tens : 0)}th`);
    } else if (SMALL.has(word)) {
      const read = cardinal(words, at);
      out.push(String(read.value));
      at = read.last;
    } else if ((word === 'hundred' || word === 'thousand') && (out.at(-1) === 'a' || /^\d/.test(out.at(-1) ?? ''))) {
      const before = out.pop();
      out.push(String((before === 'a' ? 1 : Number(before)) * (word === 'hundred' ? 100 : 1000)));
    } else out.push(word);
  }
  return out;
}

/** Reads "seven", "twenty five", "two hundred", "ten thousand five hundred" from a place on. */
function cardinal(words: readonly string[], from: number): { readonly value: number; readonly last: number } {
  let [total, part, last] = [0, 0, from];
  for (let at = from; at < words.length; at += 1) {
    const small = SMALL.get(words[at] ?? '');
    if (small !== undefined) {
      const joins = at === from || part === 0 || part % 100 === 0 || (part % 10 === 0 && part % 100 >= 20 && small < 10);
      if (!joins) break;
      part += small;
    } else if (words[at] === 'hundred' && part > 0) part *= 100;
    else if (words[at] === 'thousand' && part > 0) {
      total += part * 1000;
      part = 0;
    } else break;
    last = at;
  }
  return { value: total + part, last };
}
