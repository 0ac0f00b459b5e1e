import { marksIn } from '../marked.ts';
import { addsUp, conditionsIn, measureIn, statisticIn, storedThreshold } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Measure, Query, Rank, Slice, Statistic } from '../query.ts';
import { SUPERLATIVE } from '../ranks.ts';
import { unitOf } from './shared.ts';

const OVER_THEM: readonly (readonly [RegExp, Statistic])[] = [
  [/ (?:average|mean|avg) (?:\w+ |@m\d+ |@w\d+ )*?(?:of|over|for|across|on)? ?(?:my |the )*@r/, 'mean'],
  [/ (?:total|sum|combined|altogether) (?:\w+ |@m\d+ |@w\d+ )*?(?:of|over|for|across|on|in)? ?(?:my |the )*@r/, 'sum'],
  [/ median (?:\w+ |@m\d+ |@w\d+ )*?(?:of|over|for|across)? ?(?:my |the )*@r/, 'median'],
];

/** What a list of workouts tells of each when nothing is said: how far they went where they go somewhere, how long otherwise. */
export const told = (measure: Measure): Measure =>
  measure.of === 'workouts' && measure.figure === 'count'
    ? { ...measure, figure: /runs|rides|walks|swims|hikes|rowing/.test(measure.name) ? 'distance' : 'duration' }
    : measure;

/** "My five longest nights", "the second highest", "the average of my last three weights", "my last 5 runs". */
export function list(reading: Reading): Query | undefined {
  const { marked, main, context, slice, unit } = reading;
  const said = marksIn(main, 'r').map((at) => marked.marks.ranks[at])[0];
  if (said === undefined) return undefined;
  const plain = main.replaceAll(/ @r\d+(?= )/g, ' ');
  const per = / weekdays? | days? of (?:the )?week /.test(plain)
    ? 'weekday'
    : (/ (week|month)s? /.exec(plain)?.[1] as 'week' | 'month' | undefined);
  const found = measureIn(marked, plain, context, unit);
  if (found === undefined) return undefined;
  const measure = per === undefined || found.of === 'metric' ? told(found) : found;
  const over = OVER_THEM.find(([form]) => form.test(main))?.[1];
  if (said.order !== 'end') {
    // "The longest of my last ten runs" is a question about those alone; without such a word it is the list.
    const asked = over ?? statisticIn(plain.replaceAll(/ (?:last|latest|first|recent) /g, ' '), measure)?.statistic;
    if (asked === undefined && !/ how (?:many|much|far|long) | total /.test(main))
      return { kind: 'list', measure, rank: { order: said.order, count: said.count }, answer: 'list', ...unitOf(reading), slice };
    return undefined;
  }
  const statistic = new RegExp(` @r\\d+ (?:days|nights|weeks|months|@w\\d+)? ?.*(?:${SUPERLATIVE}) `).test(main)
    ? statisticIn(` ${new RegExp(`(?:${SUPERLATIVE})`).exec(plain.replace(/ (?:average|mean|total) /, ' '))?.[0] ?? ''} `, measure)
        ?.statistic
    : undefined;
  if (statistic !== 'maximum' && statistic !== 'minimum') return undefined;
  const rank: Rank = { order: statistic, count: said.count };
  return {
    kind: 'list',
    measure,
    rank,
    ...(per !== undefined && { per }),
    answer: said.nth === true ? 'nth' : (over ?? 'list'),
    ...unitOf(reading),
    slice,
  };
}

/** "What percentile was yesterday?", "where does last night rank this month?" */
export function standing(reading: Reading): Query | undefined {
  const {
    marked,
    marked: { text },
    main,
    context,
    slice,
    where,
  } = reading;
  const answer =
    / percentile | quantile /.test(text) && !/ (?:\d+(?:st|nd|rd|th)?|p\d+) (?:percentile|quantile)| percentile \d/.test(text)
      ? 'percentile'
      : / (?:rank|ranks|ranked|ranking) /.test(text) && !/ spearman /.test(text)
        ? 'rank'
        : undefined;
  if (answer === undefined) return undefined;
  const measure = measureIn(marked, main, context);
  const spans = reading.periods.flatMap((period) => period.spans);
  const day = spans.find(({ from, to }) => from === to);
  if (measure === undefined || day === undefined) return undefined;
  const others = spans.filter((span) => span !== day);
  return {
    kind: 'standing',
    measure,
    among: { spans: others, where, ...(slice.weekdays !== undefined && { weekdays: slice.weekdays }) },
    answer,
    ...unitOf(reading),
    slice: { spans: [day], where: [] },
  };
}

/** "On which day were my steps closest to 10,000?" */
export function closest(reading: Reading): Query | undefined {
  const {
    marked,
    marked: { text },
    main,
    context,
    slice,
  } = reading;
  const near =
    / (?:closest|nearest) to (?:my |the )?(?:goal of |target of )?(?:@t(?<mark>\d+)|(?<number>\d+(?:\.\d+)?)(?: (?<word>\w+))?)(?= )/.exec(
      text,
    )?.groups;
  if (near === undefined) return undefined;
  const measure = measureIn(marked, main, context);
  if (measure === undefined) return undefined;
  const stored = storedThreshold(
    marked.marks.thresholds[Number(near['mark'])] ?? { comparator: 'equal', value: Number(near['number']), ...unitLabel(near['word']) },
    measure,
    context,
  );
  return {
    kind: 'date',
    measure: stored.measure,
    statistic: 'closest',
    target: stored.threshold.value ?? 0,
    form: 'date',
    conditions: [],
    ...unitOf(reading),
    slice,
  };
}

const unitLabel = (word: string | undefined): { readonly unit?: string } =>
  word !== undefined && /^(hours?|hrs?|h)$/.test(word)
    ? { unit: 'h' }
    : word !== undefined && /^(km|kilomet(?:re|er)s?)$/.test(word)
      ? { unit: 'km' }
      : {};

const WITHOUT = / (?:without|with no|not|no|between|since|from|off) /;
/** "The longest I have gone without a run", "the usual time between weigh-ins". */
export function gap(reading: Reading): Query | undefined {
  const {
    marked,
    marked: { text },
    context,
    slice,
  } = reading;
  const isGap =
    / (?:longest|biggest|largest|average|mean|typical|usual|current|most days) (?:\w+ )?(?:gap|break|pause|interval|stretch|spell|period|time|run|string)s? /.test(
      text,
    ) ||
    / longest (?:i|that i|time i) (?:have |had |ever |\w+ )?(?:gone|went|been|go) /.test(text) ||
    / (?:gone|went|go) (?:the )?longest without /.test(text) ||
    / how long (?:do|did) i (?:usually |typically )?(?:go|wait|leave) (?:between|without) /.test(text) ||
    / how many days (?:usually |typically |on average )?(?:are there |lie |do i have |pass )?(?:on average )?between (?:my )?@[mw]\d/.test(
      text,
    ) ||
    / (?:average|mean|typical|usual) (?:number of )?days between /.test(text);
  if (!isGap || !WITHOUT.test(text)) return undefined;
  if (/ @t\d/.test(text) && !/ without | between /.test(text)) return undefined;
  const [condition] = conditionsIn(
    marked,
    // "Between two runs" names no limit.
    text
      .replaceAll(/ @p\d+(?= )/g, ' ')
      .replaceAll(/ @t(\d+)(?= )/g, (all, at: string) => (marked.marks.thresholds[Number(at)]?.bare === true ? ' ' : all)),
    context,
  );
  if (condition === undefined) return undefined;
  const which = / (?:average|mean|typical|usual|usually|typically) /.test(text)
    ? 'mean'
    : / current(?:ly)? /.test(text)
      ? 'current'
      : 'longest';
  const apart = / between /.test(text) && !/ without | with no /.test(text);
  return {
    kind: 'gap',
    condition: { ...condition, negated: false },
    which,
    count: apart ? 'days-apart' : 'days-without',
    slice: { ...slice, where: [] },
  };
}

const USUAL =
  / (?:than|to|with|versus|above|below|from|against|and|as|or below|over|under) (?:my |the |what is )?(?:own |overall |personal )?(?:usual|average|normal|typical|mean|norm|baseline|average (?:of|over|for|in|from) (?:the )?@p\d+)(?: one| @m\d+)?(?= )| differ(?:ent)? from (?:usual|normal) | more than usual /;

/** "Did I sleep more than usual last night?": one stretch of days against all the others, or against those that are named. */
export function againstUsual(reading: Reading): Query | undefined {
  const {
    marked,
    marked: { text },
    main,
    context,
    periods,
    where,
    unit,
  } = reading;
  const timed = periods.filter(({ spans, relative }) => spans.length > 0 && relative === undefined);
  if (
    timed.length === 0 ||
    timed.length > 2 ||
    / how many (?:days|nights|times)| how often | (?:share|percentage|percent) of (?:\w+ )?(?:days|nights)/.test(text)
  )
    return undefined;
  const limits = marksIn(text, 't').filter((at) => marked.marks.thresholds[at]?.relativeTo !== undefined);
  const usual = USUAL.test(text) || (limits.length > 0 && / (?:is|was|were|did|have|had) | how (?:far|much) /.test(text));
  if (!usual || marksIn(text, 't').length > limits.length || where.some(({ threshold }) => threshold !== undefined)) return undefined;
  const measure = measureIn(marked, main, context, unit) ?? measureIn(marked, text, context, unit);
  if (measure === undefined) return undefined;
  const [one, two] = timed.toSorted((a, b) => length(a.spans) - length(b.spans));
  if (two !== undefined && length(two.spans) < 2 * length(one?.spans ?? [])) return undefined;
  const other: Slice = { spans: two?.spans ?? [], where: [] };
  return {
    kind: 'compare',
    measure,
    statistic: measure.of === 'workouts' && addsUp(measure) ? 'sum' : 'mean',
    slice: { spans: one?.spans ?? [], where: [] },
    other,
    sign: 1,
    answer: / (?:percent|percentage) /.test(text) ? 'percent' : 'difference',
    ...(unit !== undefined && unit !== '%' && { unit }),
  };
}

const length = (spans: readonly { readonly from: string; readonly to: string }[]): number =>
  spans.reduce((total, { from, to }) => total + (Date.parse(to) - Date.parse(from)), 0);
