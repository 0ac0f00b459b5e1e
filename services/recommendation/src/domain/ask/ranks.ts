import { mark, type Marked, type SaidRank } from './marked.ts';
import { UNIT_FORM } from './units.ts';

/** Words for the far end of a measure; "best" and "worst" depend on which measure it is. */
export const SUPERLATIVE =
  'highest|biggest|largest|greatest|longest|most|best|top|busiest|fastest|quickest|furthest|farthest|heaviest|hardest|lowest|least|smallest|shortest|fewest|worst|poorest|slowest|lightest|earliest|bottom';
const NEWEST = 'most recent|latest|last|previous|newest|past|preceding';
const ORDINAL = 'second|third|2nd|3rd|\\d{1,2}(?:st|nd|rd|th)';
const THINGS = 'days|nights|mornings|weeks|months|@w\\d+';
const READINGS = '@[mw]\\d+|weigh ins?|readings?|measurements?|values?|entries|times';
const ASKED = 'which|what|the|those|list|show|show me|name|my|these';

/** Marks "my five longest", "the second highest", "which 3 nights" and "the last 5 runs" as `@r…`; the superlative stays, it tells the figure. */
export function markRanks(marked: Marked): void {
  const add = (form: string, read: (groups: Readonly<Record<string, string | undefined>>) => SaidRank | undefined): void =>
    mark(marked, 'ranks', new RegExp(`(?<= )${form}(?= )`, 'g'), read);
  const N = '(?<n>\\d{1,2})';
  const ends = (n: string | undefined): SaidRank | undefined => (Number(n) > 0 ? { order: 'end', count: Number(n) } : undefined);
  // "Top" and "bottom" are read as the highest and lowest, the rest keeps its word behind the mark.
  marked.text = marked.text
    .replaceAll(
      new RegExp(` (${SUPERLATIVE}) (\\d{1,2}) (?!(?:${UNIT_FORM}|percent) )(?=\\w|@)`, 'g'),
      (all, word: string, n: string, at: number) =>
        / (?:at|the) $/.test(` ${marked.text.slice(Math.max(0, at - 3), at + 1)}`) &&
        /^(?:least|most)$/.test(word) &&
        marked.text.slice(at - 3, at) === ' at'
          ? all
          : ` ${n} ${word} `,
    )
    .replaceAll(new RegExp(` (?:${NEWEST}) (\\d{1,2}) (?=(?:[a-z]+ )?(?:${READINGS})(?= ))`, 'g'), ' $1 newest ')
    .replaceAll(new RegExp(` (\\d{1,2}) (?:${NEWEST}) (?=(?:[a-z]+ )?(?:${READINGS})(?= ))`, 'g'), ' $1 newest ')
    .replaceAll(new RegExp(` first (\\d{1,2}) (?=(?:[a-z]+ )?(?:${READINGS})(?= ))`, 'g'), ' $1 oldest ');
  add(`${N} newest`, ({ n }) => (Number(n) > 0 ? { order: 'last', count: Number(n) } : undefined));
  add(`${N} oldest`, ({ n }) => (Number(n) > 0 ? { order: 'first', count: Number(n) } : undefined));
  marked.text = marked.text.replaceAll(new RegExp(` (\\d{1,2}) (${SUPERLATIVE})(?= )`, 'g'), (all, n: string, word: string, at: number) =>
    / (?:than|over|under|least|most|above|below|last|past) $/.test(marked.text.slice(0, at + 1)) ? all : ` #${n} ${word}`,
  );
  add('#(?<n>\\d{1,2})', ({ n }) => ends(n));
  marked.text = marked.text.replaceAll(new RegExp(` (${ASKED}) (\\d{1,2}) (${THINGS})(?= (?:.* )?(?:${SUPERLATIVE}) )`, 'g'), ' $1 #$2 $3');
  add('#(?<n>\\d{1,2})', ({ n }) => ends(n));
  add(`(?<nth>${ORDINAL})(?= (?:${SUPERLATIVE}) )`, ({ nth = '' }) => {
    const place = { second: 2, third: 3 }[nth] ?? Number.parseInt(nth, 10);
    return place > 1 ? { order: 'end', count: place, nth: true } : undefined;
  });
}
