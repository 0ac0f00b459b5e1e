import { mark, type Marked, type SaidThreshold } from './marked.ts';
import type { Comparator } from './query.ts';
import { SAID_UNITS, UNIT_FORM } from './units.ts';

const NUMBER = '-?\\d+(?:\\.\\d+)?';
const FORMS: readonly (readonly [Comparator, string])[] = [
  [
    'at-least',
    'at least|no less than|no fewer than|not less than|a minimum of|minimum|reached|reach|reaching|reaches|hit|hitting|met|meet|meeting|made|managed|got to|get to|achieved|achieve|attained|cleared|greater than or equal to',
  ],
  ['at-most', 'at most|no more than|not more than|up to|a maximum of|maximum|less than or equal to|not over|not above|or less than'],
  [
    'above',
    'more than|over|above|exceeded|exceeding|exceed|exceeds|greater than|higher than|longer than|later than|beyond|in excess of|surpassed|surpass|topped|beat|beaten|beating|crossed|past|larger than|bigger than|upwards of|north of|heavier than|further than|farther than|after',
  ],
  [
    'below',
    'less than|under|below|fewer than|lower than|shorter than|smaller than|earlier than|lighter than|south of|short of|before|beneath|not reach|not reached|not hit|not meet|(?:fail|failed|failing) to \\w+(?: to)?|not (?:get|take|walk|do|make|manage|sleep)(?: to| for)?|fell short of|fall short of|miss|missed|missing',
  ],
  ['equal', 'exactly|equal to|precisely'],
];
const OPPOSITE: Readonly<Record<string, Comparator>> = { 'at-least': 'below', above: 'at-most', below: 'at-least', 'at-most': 'above' };

/** Minutes after noon of a clock time, as bedtimes are kept: 23:30 is 690, 7:00 is 1140. */
function afterNoon(hour: string, minute: string | undefined, half: string | undefined): number {
  const h = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return (h * 60 + Number(minute ?? 0) + 720) % 1440;
}

/** Marks limits ("more than 10000", "between 6 and 8 hours", "before 11 pm", "below average") as `@t…`. */
export function markThresholds(marked: Marked): void {
  const add = (form: string, read: (groups: Readonly<Record<string, string | undefined>>) => SaidThreshold | undefined): void =>
    mark(marked, 'thresholds', new RegExp(`(?<= )(?:of |for |is |was |are |were |be |been |had |stayed )?${form}(?= )`, 'g'), read);
  const unit = (word: string | undefined): { readonly unit?: string } => {
    const label = SAID_UNITS.get(word ?? '')?.label;
    return label === undefined ? {} : { unit: label };
  };
  const U = `(?: (?<unit>${UNIT_FORM}))?(?: of)?`;
  const CLOCK = '(?<h>\\d{1,2})(?::(?<m>\\d{2}))?(?: ?(?<half>am|pm))?';
  marked.text = marked.text.replaceAll(/ midnight(?= )/g, ' 12 am').replaceAll(/ o clock(?= )/g, '');
  // "8000 steps or more" is "8000 or more steps".
  marked.text = marked.text.replaceAll(
    new RegExp(
      ` (${NUMBER})((?: (?:${UNIT_FORM}))?)(?: of)?( @m\\d+) ((?:or|and) (?:more|above|over|higher|longer|greater|up|better|less|fewer|below|under|lower|shorter))(?= (?!than))`,
      'g',
    ),
    ' $1$2 $4$3',
  );
  for (const [comparator, words] of [
    ['below', 'before|earlier than|by'],
    ['above', 'after|later than|past'],
  ] as const)
    add(`(?:${words}) ${CLOCK}(?= )(?! (?:${UNIT_FORM}|steps|am|pm|@[mw]))`, ({ h = '', m, half }) =>
      m === undefined && half === undefined && !/@m|bed|wake|woke|asleep/.test(marked.text)
        ? undefined
        : { comparator, value: afterNoon(h, m, half), clock: true },
    );
  add(`(?:at )?${CLOCK} or (?<side>later|after|earlier|before)`, ({ h = '', m, half, side }) =>
    m === undefined && half === undefined
      ? undefined
      : { comparator: side === 'later' || side === 'after' ? 'at-least' : 'at-most', value: afterNoon(h, m, half), clock: true },
  );
  add(`(?<a>${NUMBER}) to (?<b>${NUMBER})(?: (?<unit>${UNIT_FORM}))?(?= @m)`, ({ a, b, unit: word }) => ({
    comparator: 'between',
    value: Math.min(Number(a), Number(b)),
    upper: Math.max(Number(a), Number(b)),
    ...unit(word),
  }));
  add(`(?:between|from) (?<a>${NUMBER})(?: (?:${UNIT_FORM}))?(?: @m\\d+)? (?:and|to) (?<b>${NUMBER})${U}`, ({ a, b, unit: word }) => ({
    comparator: 'between',
    value: Math.min(Number(a), Number(b)),
    upper: Math.max(Number(a), Number(b)),
    ...unit(word),
  }));
  add(
    `(?:(?:at least|reached|of) )?(?<a>${NUMBER})(?: (?<unit>${UNIT_FORM}))? (?:or|and) (?:more|above|over|higher|longer|greater|up|better)(?! than)(?: (?<after>${UNIT_FORM}))?(?: of)?`,
    ({ a, unit: word, after }) => ({ comparator: 'at-least', value: Number(a), ...unit(word ?? after) }),
  );
  add(`(?<a>${NUMBER})(?: (?<unit>${UNIT_FORM}))? (?:or|and) (?:less|fewer|below|under|lower|shorter)(?! than)`, ({ a, unit: word }) => ({
    comparator: 'at-most',
    value: Number(a),
    ...unit(word),
  }));
  for (const [comparator, words] of [
    ['above', 'faster than|quicker than'],
    ['below', 'slower than'],
  ] as const)
    add(`(?:${words}) (?:a )?(?<a>${NUMBER})${U}(?: pace)?`, ({ a, unit: word }) => ({
      comparator,
      value: Number(a),
      isSpeed: true,
      ...unit(word),
    }));
  for (const [comparator, words] of FORMS) {
    const opposite = OPPOSITE[comparator];
    if (opposite !== undefined && !/^(at-most)$/.test(comparator))
      add(
        `(?:not|never|(?:fail|failed|failing) to) (?:\\w+ )?(?:${words}) (?:my |the |a )?(?:goal of |target of )?(?<a>${NUMBER})${U}`,
        ({ a, unit: word }) => ({
          comparator: opposite,
          value: Number(a),
          ...unit(word),
        }),
      );
    add(`(?:${words}) (?:my |the |a )?(?:goal of |target of |mark of |total of )?(?<a>${NUMBER})${U}`, ({ a, unit: word }) => ({
      comparator,
      value: Number(a),
      ...unit(word),
    }));
  }
  for (const [comparator, words] of [
    ['above', 'above|over|more than|higher than|greater than|longer than|exceed|exceeded|exceeds|beat|surpass|surpassed'],
    ['below', 'below|under|less than|lower than|shorter than|fewer than'],
  ] as const)
    add(
      `(?:${words}) (?:my |the |its )?(?:own |overall |personal )?(?:@p(?<period>\\d+) )?(?<which>average|mean|usual|normal|median|typical)(?: value| level)?`,
      ({ which, period }) => ({
        comparator,
        relativeTo: which === 'median' ? 'median' : 'mean',
        ...(period !== undefined && { over: marked.marks.periods[Number(period)]?.spans ?? [] }),
      }),
    );
}

/** A bare amount that counts as "at least" where a question asks how often it was got to: "30 active minutes". */
export function markBareThresholds(marked: Marked): void {
  mark(
    marked,
    'thresholds',
    new RegExp(
      `(?<= )(?<a>${NUMBER})(?: (?<unit>${UNIT_FORM}))?(?: of)?(?! (?:days?|nights?|weeks?|months?|years?|times|mornings)(?= ))(?= @[mw]\\d| (?:a|per) day|$| )`,
      'g',
    ),
    ({ a, unit: word }) => {
      const label = SAID_UNITS.get(word ?? '')?.label;
      return {
        comparator: Number(a) === 0 ? 'equal' : 'at-least',
        value: Number(a),
        bare: true,
        ...(label !== undefined && { unit: label }),
      };
    },
  );
}
