import { addsUp, measureIn, statisticIn } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Bucket, Measure, Query, Statistic } from '../query.ts';
import { SUPERLATIVE } from '../ranks.ts';
import { unitOf } from './shared.ts';

const BUCKETS: readonly (readonly [RegExp, Bucket])[] = [
  [
    / (?:by|per|each|for each|for every|every|which|what|what is the|across(?: the)?|grouped by|split by|broken down by|over the) (?:day of (?:the )?week|weekdays?|days? of (?:the )?week|week day)(?= )/,
    'weekday',
  ],
  [
    / (?:what|which) days? (?:do|does|am) (?:i|my) (?:@m\d+ )?(?:usually|normally|typically|generally|mostly|most often|tend)(?= )/,
    'weekday',
  ],
  [/ (?:by|for each|for every|on each|on every) (?:single )?(?:day|night)(?= )(?! of (?:the )?week)| day by day /, 'day'],
  [
    / (?:by|per|each|for each|for every|which|what|grouped by|split by|broken down by|month by) (?:calendar )?months?(?= )|month by month/,
    'month',
  ],
  [
    / (?:by|for each|for every|in each|in every|which|what|grouped by|split by|broken down by|week by) (?:calendar )?weeks?(?= )|week by week/,
    'week',
  ],
  [/ (?:daily|nightly|average|mean|per day|per night|a day|a night) .*(?:per|each|every) (?:calendar )?week(?= )/, 'week'],
];

/** "My best week for steps" asks which one, as "which week" does. */
const BEST = new RegExp(` (?:${SUPERLATIVE}) (?:\\w+ |@[mw]\\d+ )?(?<by>week|month|year)(?: (?:for|of|in|by|ever)| ,| $|(?= @p))`);

/** The value is to be the number of the month. */
export const MONTH_NUMBER = / months? number | number of (?:the |that )?month | month .* as a number /;

/** "How many steps a month on average" is one number; "average steps a day for each month" is one for each. */
const isAverageOfSums = (text: string, measure: Measure): boolean =>
  / (?:per|each|every|a) (?:month|week)/.test(text) &&
  / (?:average|mean|typical|usual|on average|how many|how much) /.test(text) &&
  !/ (?:which|by) | did (?:i|my) (?:.* )?(?:each|every) (?:month|week) | (?:for|in) (?:each|every) (?:calendar )?(?:month|week) | month by month | week by week /.test(
    text,
  ) &&
  !(
    (/ (?:per|a|each) (?:day|night) | daily | nightly /.test(text) || !addsUp(measure)) &&
    / (?:per|each|every) (?:calendar )?(?:month|week) /.test(text)
  );

/** "Which weekday do I walk the most?", "my steps by month". */
export function groups(reading: Reading): Query | undefined {
  const {
    marked: { text },
    main,
    context,
    marked,
    slice,
  } = reading;
  if (/ @t\d/.test(text) && /how many/.test(text)) return undefined;
  const best = BEST.exec(text)?.groups?.['by'] as Bucket | undefined;
  const by = BUCKETS.find(([form]) => form.test(text))?.[1] ?? best;
  if (by === undefined) return undefined;
  const measure = measureIn(marked, main, context, reading.unit);
  if (
    measure === undefined ||
    (by !== 'weekday' && isAverageOfSums(text, measure)) ||
    (by === 'day' && / (?:average|mean|do i|how many|how much) /.test(text))
  )
    return undefined;
  const found = statisticIn(main, measure)?.statistic;
  const usualDay = by === 'weekday' && / (?:what|which) days? (?:do|does|am) /.test(text);
  const pick =
    found === 'maximum' || found === 'minimum'
      ? found
      : usualDay || / (more|longer|higher|more active|most often) /.test(text)
        ? 'maximum'
        : undefined;
  const total =
    addsUp(measure) &&
    (by !== 'weekday' || measure.of === 'workouts') &&
    (!/ (average|mean|avg|typical|typically|daily|nightly|per day|per night) /.test(text) ||
      (measure.of === 'workouts' && measure.figure === 'count'));
  const usual: Statistic =
    found === undefined ||
    pick !== undefined ||
    (measure.of === 'workouts' && measure.figure === 'count') ||
    found === 'change' ||
    found === 'count' ||
    found === 'last'
      ? total
        ? 'sum'
        : 'mean'
      : found;
  const form = by === 'month' && pick !== undefined && MONTH_NUMBER.test(text) ? ({ form: 'month-number' } as const) : {};
  return { kind: 'groups', measure, statistic: usual, by, ...form, ...(pick !== undefined && { pick }), ...unitOf(reading), slice };
}
