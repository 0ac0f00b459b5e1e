import { addDays, weekdayOf } from '../days.ts';
import { daysOf, type Span } from './calendar.ts';
import { calendarUnit, ending, markDates, starting, weekdayNumber } from './dates.ts';
import { mark, type Marked, type Period } from './marked.ts';
import type { Conventions, PartOfDay } from './query.ts';

const UNIT = '(?<unit>day|night|week|fortnight|month|quarter|year)s?';
const FIRST = '1970-01-01';
const PARTS: Readonly<Record<string, PartOfDay>> = {
  morning: { name: 'morning', fromHour: 5, toHour: 12 },
  afternoon: { name: 'afternoon', fromHour: 12, toHour: 18 },
  evening: { name: 'evening', fromHour: 18, toHour: 24 },
};

/** Marks every stretch of time as `@p…`, from the smallest expressions up. */
export function markPeriods(marked: Marked, today: string, conventions: Conventions): void {
  markDates(marked, today, conventions);
  const end = conventions.lastDaysEnd === 'today' ? today : addDays(today, -1);
  const date = (digits: string | undefined): Span => marked.marks.dates[Number(digits)] ?? { from: today, to: today };
  const add = (form: string, read: (groups: Readonly<Record<string, string | undefined>>) => Period | undefined): void =>
    mark(marked, 'periods', new RegExp(`(?<= )${form}(?= )`, 'g'), read);
  const span = (from: string, to: string): Period => ({ spans: [{ from, to }] });
  const D = '@d(?<d>\\d+)';
  const IN = '(?:(?:in|on|for|of|during|over|at|within|throughout|from) )?(?:the )?(?:whole |entire |full )?(?:period )?';
  const N = '(?<n>\\d+)';
  add(`${IN}${N} ${UNIT} (?:from|starting|beginning|following|after)(?: on| with)? ${D}`, ({ n, unit = '', d }) => ({
    spans: [starting(date(d).from, Number(n), unit)],
  }));
  add(`${IN}(?<a>week|month|year) (?:from|starting|beginning|following)(?: on| with)? ${D}`, ({ a = '', d }) => ({
    spans: [starting(date(d).from, 1, a)],
  }));
  add(`${IN}(?:(?<n>\\d+) )?${UNIT} (?:ending|up to|to|leading up to|until)(?: on| with)? ${D}`, ({ n, unit = '', d }) => ({
    spans: [ending(date(d).to, Number(n ?? 1), unit)],
  }));
  add(`${IN}(?:(?<n>\\d+) )?${UNIT} before ${D}`, ({ n, unit = '', d }) => ({
    spans: [ending(addDays(date(d).from, -1), Number(n ?? 1), unit)],
  }));
  add(`${IN}(?<unit>week|month) after ${D}`, ({ unit = '', d }) => ({ spans: [starting(addDays(date(d).to, 1), 1, unit)] }));
  add(`${IN}(?<side>first|last|1st|opening|final) (?:${N} )?${UNIT} (?:of|in) ${D}`, ({ side = '', n, unit = '', d }) => ({
    spans: [/last|final/.test(side) ? ending(date(d).to, Number(n ?? 1), unit) : starting(date(d).from, Number(n ?? 1), unit)],
  }));
  // As the first week of a month is its first seven days, the second is the next seven.
  add(`${IN}(?<nth>second|2nd|2th|third|3rd|3th|fourth|4th) week (?:of|in) ${D}`, ({ nth = '', d }) => {
    const weeks = { s: 1, t: 2, f: 3 }[nth.slice(0, 1)] ?? Number(nth.slice(0, 1)) - 1;
    return { spans: [starting(addDays(date(d).from, 7 * weeks), 1, 'week')] };
  });
  add(`${IN}weekend (?:of|around|with|including) ${D}`, ({ d }) => {
    const day = date(d).from;
    const saturday = addDays(day, 5 - weekdayOf(day));
    return span(saturday, addDays(saturday, 1));
  });
  add(`${IN}(?<unit>week|month) (?:of|around|containing|that contains|including|with) ${D}`, ({ unit = '', d }) => {
    const found = calendarUnit(date(d).from, unit, conventions);
    return found && { spans: [found] };
  });
  add(
    `${IN}(?<nth>first|second|2th|3th|4th|last) (?<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day) (?:of|in) ${D}`,
    ({ nth = '', weekday = '', d }) => {
      const days = [...daysOf(date(d))].filter((day) => weekdayOf(day) === weekdayNumber(weekday));
      const found = nth === 'last' ? days.at(-1) : days[{ first: 0, second: 1, '2th': 1, '3th': 2, '4th': 3 }[nth] ?? 0];
      return found === undefined ? undefined : span(found, found);
    },
  );
  add(`${IN}(?<half>first|second|2nd|last) half of ${D}`, ({ half, d }) => {
    const { from, to } = date(d);
    // A year that is not over yet has its halves all the same.
    if (from.endsWith('-01-01') && to.slice(0, 4) === from.slice(0, 4) && to >= addDays(from, 31)) {
      const year = from.slice(0, 4);
      return half === 'first' ? span(from, `${year}-06-30`) : span(`${year}-07-01`, `${year}-12-31`);
    }
    const middle =
      from.slice(0, 7) === to.slice(0, 7)
        ? addDays(from, 14)
        : addDays(from, Math.floor((Date.parse(to) - Date.parse(from)) / 172_800_000));
    return half === 'first' ? span(from, middle) : span(addDays(middle, 1), to);
  });
  markHours(marked);
  const TO = '(?:and|to|until|till|through|thru|up to)';
  marked.text = marked.text
    .replaceAll(
      / (?:on or )?(?:after|since) (@d\d+) (?:than|versus|compared (?:to|with)|and) before(?: it| that| then)?(?= )/g,
      ' before and after $1',
    )
    .replaceAll(/ before (@d\d+) (?:versus|and|compared (?:to|with)) (?:after|since)(?: it| that)?(?= )/g, ' before and after $1');
  add(`${IN}(?:rest|remainder) of ${D}`, ({ d }) => ({ spans: [], relative: { restOf: date(d) } }));
  // From the first value of one to the last of the other is a stretch, not two to compare.
  add(
    '(?:from|between) (?:the )?(?:start|beginning) of @d(?<d>\\d+) (?:and|to|until|till|through) (?:the )?end of @d(?<e>\\d+)',
    ({ d, e }) => span(date(d).from, date(e).to),
  );
  add('(?:from|between) (?:the )?(?:start|beginning) (?:and|to|until|till|through) (?:the )?end of @d(?<d>\\d+)', ({ d }) => ({
    spans: [date(d)],
  }));
  add(
    '(?<! (?:from|between|and|to|until|till|through|since) )(?:at|in|by|on|as of)(?: the)?(?: very)? (?<edge>start|beginning|end) of @d(?<d>\\d+)',
    ({ edge, d }) => (date(d).to >= today && edge === 'end' ? undefined : { spans: [date(d)], edge: edge === 'end' ? 'last' : 'first' }),
  );
  marked.text = marked.text
    .replaceAll(/(?<= (?:from|between) )(?:the )?(?:start|beginning) of (?=@d\d)/g, '')
    .replaceAll(/(?<= (?:and|to|until|till|through) )(?:the )?end of (?=@d\d)/g, '');
  if (
    / (chang|differ|shift|mov|improv|worsen|increas|decreas|declin|ris|rose|drop|fell|fall|grow|grew|go up|went up|gone up|go down|went down|gone down)\w* /.test(
      marked.text,
    )
  ) {
    // "How did it change from July to October?" names two periods, not one.
    // Between two single days lies the change itself.
    const isDay = (name: string): boolean => date(name.slice(2)).from === date(name.slice(2)).to;
    marked.text = marked.text.replaceAll(/ (?:(?:from|between) )?(@d\d+) (?:to|and) (@d\d+) /g, (all, a: string, b: string) =>
      isDay(a) && isDay(b) ? all : ` ${a} into ${b} `,
    );
  }
  add(`${IN}(?:from|between) ${D} (?:and |up )?${TO} @d(?<e>\\d+)(?: inclusive)?`, ({ d, e }) => span(date(d).from, date(e).to));
  add(`${IN}${D} (?:to|until|till|through|thru) @d(?<e>\\d+)(?: inclusive)?`, ({ d, e }) => span(date(d).from, date(e).to));
  if (!/ before and after /.test(marked.text)) {
    add(`(?:ever )?since (?:the )?(?:start of |beginning of |end of )?${D}`, ({ d }) => span(date(d).from, today));
    add(`(?:starting |beginning )?(?:from|as of) ${D}(?: on| onwards?)`, ({ d }) => span(date(d).from, today));
    add(`(?:until|till|up to|up until) ${D}`, ({ d }) => span(FIRST, date(d).to));
    add(`(?:before|prior to) ${D}`, ({ d }) => span(FIRST, addDays(date(d).from, -1)));
    add(`after ${D}`, ({ d }) => span(addDays(date(d).to, 1), today));
  }
  add(
    `${IN}(?:last|past|previous|recent|most recent|latest|preceding|trailing) ${N} (?:full |calendar |complete )?${UNIT}`,
    ({ n, unit = '' }) => (Number(n) > 0 ? { spans: [ending(end, Number(n), unit)] } : undefined),
  );
  add(`${IN}${N} (?:last|past|most recent|latest) ${UNIT}`, ({ n, unit = '' }) => ({ spans: [ending(end, Number(n), unit)] }));
  add(`${IN}past ${UNIT}`, ({ unit = '' }) => ({ spans: [ending(end, 1, unit)] }));
  add(
    `${IN}${N} ${UNIT} (?:earlier|before|prior|beforehand)(?: that| it| this)?|${IN}(?:previous|preceding) (?<m>\\d+) (?<other>day|week|month)s?`,
    ({ n, unit, m, other }) => {
      const count = Number(n ?? m) * ({ week: 7, fortnight: 14, month: 30, year: 365 }[unit ?? other ?? ''] ?? 1);
      return { spans: [], relative: { side: 'before', days: count } };
    },
  );
  add(`${IN}(?<n>\\d+) ${UNIT} (?:after|afterwards|following|later)(?: that| it| this)?(?! @)`, ({ n, unit = '' }) => ({
    spans: [],
    relative: { side: 'after', days: Number(n) * ({ week: 7, fortnight: 14, month: 30, year: 365 }[unit] ?? 1) },
  }));
  add(
    `${IN}(?<unit>day|week|month|year) (?:before|earlier|prior)(?: that| it)?(?! (?:a|an|my|the|any|i|each|every|doing|having|going|@\\w+) )`,
    ({ unit = '' }) => ({
      spans: [],
      relative: { side: 'before', days: { week: 7, month: 30, year: 365 }[unit] ?? 1 },
    }),
  );
  add('(?:the )?same (?:time|period|days|week|month)?(?: of| in)? ?(?:the )?(?:last year|year before|previous year)', () => ({
    spans: [],
    relative: { shiftYears: -1 },
  }));
  add(
    '(?:so far|to date|all time|of all time|ever recorded|ever|overall|in my (?:data|records|history)|since (?:the )?(?:beginning|start)|in total ever|on record|all my (?:data|records))',
    () => ({ spans: [] }),
  );
  add(`(?:${IN})${D}(?: alone| only)?`, ({ d }) => ({ spans: [date(d)] }));
  add('this (?<part>morning|afternoon|evening)', ({ part = '' }) => ({ spans: [{ from: today, to: today }], part: PARTS[part] ?? fail() }));
  add('(?:in|during|on|every|each) (?:the |my )?(?<part>morning|afternoon|evening)s?', ({ part = '' }) => ({
    spans: [],
    part: PARTS[part] ?? fail(),
  }));
  add(
    '(?:(?:on|at|over|during|for) )?(?:the |my )?(?:weekends|weekend days?|weekend nights?|weekend|saturdays and sundays|saturday and sunday)',
    () => ({ spans: [], weekdays: [5, 6] }),
  );
  add(
    '(?:on|during|for) (?:the |my )?(?:weekdays|workdays|work days|working days|weeknights|week days|monday to friday|mondays to fridays|school nights)',
    () => ({ spans: [], weekdays: [0, 1, 2, 3, 4] }),
  );
  add(
    '(?<! (?:by|per|each|every|which|what|across) )(?:(?:on|during|for) )?(?:the |my )?(?:weekdays|weekday|workdays|work days?|working days?|weeknights|week days|monday to friday|mondays to fridays|school nights)(?! (?:do|did|am|is|has|have|was|on))',
    () => ({ spans: [], weekdays: [0, 1, 2, 3, 4] }),
  );
  const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)days?';
  add(
    `(?:(?:on|every|each|for) )(?:an? )?(?<list>${WEEKDAY}(?:(?: ,)? (?:and )?${WEEKDAY})*)(?: nights?)?|(?<plain>(?:mon|tues|wednes|thurs|fri|satur|sun)days)`,
    ({ list, plain }) => ({
      spans: [],
      weekdays: (list ?? plain ?? '')
        .split(/[^a-z]+/)
        .filter((word) => word.endsWith('day') || word.endsWith('days'))
        .map(weekdayNumber),
    }),
  );
  if (/ (?:average|avg|mean|median|typical|usual|total) /.test(marked.text))
    add(`(?<name>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: nights?| mornings?)?(?! (?:of|to|and|morning))`, ({ name = '' }) => ({
      spans: [],
      weekdays: [weekdayNumber(name)],
    }));
}

/** Words beside which a time of day is a limit of its own: "to bed before 11 pm". */
const OF_SLEEP = / (?:bed\w*|asleep|awake|wake|woke|waking|sleep|slept|sleeping|get up|got up|getting up|up) /;

/** Single hours of the day: "between 2 and 4 am", "at 3 pm", "after 20:00". */
function markHours(marked: Marked): void {
  if (OF_SLEEP.test(marked.text)) return;
  const add = (form: string, read: (groups: Readonly<Record<string, string | undefined>>) => PartOfDay | undefined): void =>
    mark(marked, 'periods', new RegExp(`(?<= )${form}(?= )`, 'g'), (groups) => {
      const part = read(groups);
      return part && { spans: [], part };
    });
  const CLOCK = (n: number): string => `(?<h${n}>\\d{1,2})(?::(?<m${n}>\\d{2}))?(?: ?(?<half${n}>am|pm))?`;
  const hour = (groups: Readonly<Record<string, string | undefined>>, n: number, half?: string): number | undefined => {
    const [digits, minutes, own] = [Number(groups[`h${n}`]), Number(groups[`m${n}`] ?? 0), groups[`half${n}`] ?? half];
    if (digits > 24 || minutes > 59 || (own !== undefined && (digits < 1 || digits > 12))) return undefined;
    return (own === undefined ? digits : (digits % 12) + (own === 'pm' ? 12 : 0)) + minutes / 60;
  };
  const said = (groups: Readonly<Record<string, string | undefined>>, n: number): boolean =>
    groups[`half${n}`] !== undefined || groups[`m${n}`] !== undefined;
  marked.text = marked.text
    .replaceAll(/ midnight(?= )/g, ' 12 am')
    .replaceAll(/ (?:noon|midday)(?= )/g, ' 12 pm')
    .replaceAll(/ (\d{1,2}) o clock(?= )/g, ' $1:00');
  add(`(?:between |from )?(?:the hours of )?${CLOCK(1)} (?:and|to|until|till) ${CLOCK(2)}`, (groups) => {
    if (!said(groups, 2)) return undefined;
    const to = hour(groups, 2);
    const [same, other] = [hour(groups, 1, groups['half2']), hour(groups, 1)];
    // "Between 11 and 2 pm" begins in the morning.
    const from = groups['half1'] === undefined && same !== undefined && to !== undefined && same >= to ? other : same;
    return from === undefined || to === undefined ? undefined : hours(from, to === 0 ? 24 : to);
  });
  add(`at (?:about |around |exactly )?${CLOCK(1)}`, (groups) => {
    const from = said(groups, 1) ? hour(groups, 1) : undefined;
    return from === undefined ? undefined : hours(from, from + 1);
  });
  add(`(?:after|since|later than) ${CLOCK(1)}`, (groups) => {
    const from = said(groups, 1) ? hour(groups, 1) : undefined;
    return from === undefined ? undefined : hours(from, 24);
  });
  add(`(?:before|until|earlier than) ${CLOCK(1)}`, (groups) => {
    const to = said(groups, 1) ? hour(groups, 1) : undefined;
    return to === undefined ? undefined : hours(0, to);
  });
}

const clock = (hour: number): string =>
  `${String(Math.floor(hour)).padStart(2, '0')}:${String(Math.round((hour % 1) * 60)).padStart(2, '0')}`;
function hours(fromHour: number, toHour: number): PartOfDay {
  const name = `${clock(fromHour)}-${clock(toHour)}`;
  return { name, fromHour, toHour, words: `between ${clock(fromHour)} and ${clock(toHour)}` };
}

function fail(): never {
  throw new Error('the form allows only parts of a day that are named');
}
