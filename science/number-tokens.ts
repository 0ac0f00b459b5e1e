import { unitAfter } from './number-forms.ts';
import { spokenNumbers } from './number-words.ts';

/** One number of a text as it stands there, with what stands around it. */
export interface ShownNumber {
  /** As written: "9,000", "23:40", "sixty-two". */
  readonly token: string;
  readonly value: number;
  readonly decimals: number;
  readonly unit: string | undefined;
  /** A sign written before it. */
  readonly sign: 1 | -1 | undefined;
  /** The words of the clause before it in small letters, and everything after it. */
  readonly before: string;
  readonly after: string;
  /** The sentence that it stands in, numbers in words as digits, in small letters. */
  readonly sentence: string;
  /** Hours and minutes as written, when the number is a length of time such as "6 h 52 min". */
  readonly parts?: readonly [hours: string, minutes: string];
  /** The other end of "7-9 h". */
  readonly otherEnd?: number;
  /** Which of "134/84" it is. */
  readonly place?: 'first' | 'second';
}

const DIGITS = /\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g;
const LENGTHS = [
  /(?<![\w.])(\d{1,3}) ?(?:hours?|hrs?|h) ?(?:and )?(\d{1,2}) ?(?:minutes?|mins?|m)\b/gi,
  /(?<![\w.])(\d{1,2}):(\d{2}) ?(?:hours?|h)\b/gi,
];
/** "B12", "VO2", "COVID-19", "type 2 diabetes": names, not amounts. */
const IN_A_NAME = /[a-z]-?$/i;
const SEMICOLON_OR_LESS = /[.;:,!?](?=\s)/;

interface Found {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly parts?: readonly [string, string];
}

/** Numbers of a text in their order: in digits, in letters where a unit or a count makes them one, and lengths of time as one. */
export function shownNumbers(text: string): readonly ShownNumber[] {
  const lengths = LENGTHS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: all, 1: hours = '', 2: minutes = '', index }): Found => {
      return { from: index, to: index + all.length, value: 60 * Number(hours) + Number(minutes), parts: [hours, minutes] };
    }),
  );
  const isTaken = (from: number) => lengths.some((one) => from >= one.from && from < one.to);
  const digits = [...text.matchAll(DIGITS)].flatMap(({ 0: token, index }): Found[] => {
    const to = index + token.length;
    const isName =
      (IN_A_NAME.test(text.slice(0, index)) && unitAfter(text.slice(to)) === undefined) ||
      isType(text.slice(0, index), text.slice(to)) ||
      isArea(text.slice(0, index), text.slice(to));
    return isTaken(index) || isName ? [] : [{ from: index, to, value: Number(token.replaceAll(',', '')) }];
  });
  const words = spokenNumbers(text).filter(({ from, to }) => !isTaken(from) && isAmount(text.slice(0, from), text.slice(to)));
  return [...lengths, ...digits, ...words].toSorted((a, b) => a.from - b.from).map((found) => shown(text, found));
}

/** The area in "mL/min/1.73 m2" is part of the unit. */
const isArea = (before: string, after: string): boolean => /\/\s?$/.test(before) && /^\s?m(?:2|²)/.test(after);
const isType = (before: string, after: string): boolean => /\btype\s$/i.test(before) && /^\s+diabetes/i.test(after);
/** "Four of the last seven days", "sixty-two bpm"; but not "these three habits". */
const isAmount = (before: string, after: string): boolean =>
  unitAfter(after.replace(/^ (?:extra|more|fewer|additional|whole|full)(?= )/, '')) !== undefined ||
  /^ (?:out )?of (?:the |your )?(?:last |past )?\w+ (?:days|nights)\b/i.test(after) ||
  /\bof (?:the )?(?:last |past )$/i.test(before);

function shown(text: string, { from, to, value, parts }: Found): ShownNumber {
  const token = text.slice(from, to);
  const after = text.slice(to);
  const isThousands = /^(?: thousand|k)\b/i.test(after);
  const clause = text.slice(0, from).split(SEMICOLON_OR_LESS).at(-1) ?? '';
  const high = /^(?:\s?[-–]\s?|\s+to\s+)(\d[\d.,]*\d|\d)(.*)/s.exec(after);
  const low = /(\d[\d.,]*\d|\d)\s?[-–]\s?$/.exec(text.slice(0, from));
  const isHyphened = high !== null && /^\s?[-–]/.test(after);
  const otherEnd = isHyphened ? high[1] : low?.[1];
  const sign = /(?:^|[\s(:])([-−–+])$/.exec(text.slice(0, from))?.[1];
  const place = /^\/\d{2,3}\b/.test(after) ? 'first' : /\d{2,3}\/$/.test(clause) ? 'second' : undefined;
  return {
    token,
    value: isThousands ? 1000 * value : value,
    decimals:
      parts === undefined ? (/\.(\d+)/.exec(/\d/.test(token) ? token : String(value))?.[1]?.length ?? 0) - (isThousands ? 3 : 0) : 0,
    unit: parts === undefined ? (unitAfter(after) ?? (high === null ? undefined : unitAfter(high[2] ?? ''))) : 'min',
    sign: sign === undefined ? undefined : sign === '+' ? 1 : -1,
    before: clause.toLowerCase(),
    after,
    sentence: sentenceAround(text, from),
    ...(parts !== undefined && { parts }),
    ...(otherEnd !== undefined && { otherEnd: Number(otherEnd.replaceAll(',', '')) }),
    ...(place !== undefined && { place }),
  };
}

function sentenceAround(text: string, at: number): string {
  const begins = [...text.slice(0, at).matchAll(/[.!?]\s+|\n+/g)].at(-1);
  const from = begins === undefined ? 0 : begins.index + begins[0].length;
  const end = /[.!?](?=\s|$)|\n/.exec(text.slice(at));
  const sentence = text.slice(from, end === null ? text.length : at + end.index);
  return spokenNumbers(sentence)
    .toReversed()
    .reduce((plain, one) => `${plain.slice(0, one.from)}${one.value}${plain.slice(one.to)}`, sentence)
    .toLowerCase();
}
