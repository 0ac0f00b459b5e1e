import { conditionsIn, measureIn, statisticIn } from '../measures.ts';
import type { Reading } from '../reading.ts';
import type { Query } from '../query.ts';
import { MONTH_NUMBER } from './groups.ts';

/** "On which date did I have the most steps?", "when did I last weigh myself?" */
export function dates(reading: Reading): Query | undefined {
  const {
    marked: { text },
    main,
    marked,
    context,
    slice,
  } = reading;
  const day =
    / (?:when|which|what|on which|on what) (?:was |is |did |do )?(?:the |my )?(?:date|day|night|weekday)? ?/.test(text) &&
    / when (?:was|is|did|do|were|have|had|i)| (?:first|last) (?:day|night) (?:@p\d+ )?(?:with|when|that|on which|i) | (?:which|what) (?:date|day|night)| dayofmonth | how (?:long|many days) ago| how many days (?:since|has it been|is it|have passed) | which month| what month| (?:date|day|weekday) (?:of|with|when|on) /.test(
      text,
    );
  const ago = / how (?:long|many days) (?:ago|since|is it since|has it been|have passed)|days (?:ago|since) /.test(text);
  const limitedDay =
    /^ (?:the )?date of /.test(text) ||
    (/^ (?:my |the )*(?:first|last|latest|most recent) (?:day|night|time|date|@w\d+|@m\d+ (?:day|night)) /.test(text) &&
      / @t\d/.test(text));
  if (!day && !/ dayofmonth /.test(text) && !ago && !limitedDay) return undefined;
  const asked = measureIn(marked, main, context);
  if (asked === undefined) return undefined;
  const conditions = / @t\d/.test(main) ? conditionsIn(marked, main, context) : [];
  // "When did I last run more than 10 km?" tells how far it was.
  const limited = [...conditions, ...slice.where].find(({ measure: of }) => of.of === 'workouts')?.measure;
  const measure = asked.of === 'workouts' && limited !== undefined && asked.figure === 'count' ? limited : asked;
  const found = statisticIn(main, measure)?.statistic;
  const first = / first /.test(text);
  const last = / (last|latest|most recent|most recently) /.test(text) || ago || found === 'last';
  const statistic =
    found === 'maximum' || found === 'minimum' ? found : first ? 'first' : last || conditions.length > 0 ? 'last' : undefined;
  if (statistic === undefined) return undefined;
  // The day is the answer: one run is no number to tell.
  const once = measure.of === 'workouts' && measure.figure === 'count' && statistic === 'last';
  const form = ago || once ? 'days-ago' : / dayofmonth /.test(text) ? 'day-of-month' : MONTH_NUMBER.test(text) ? 'month-number' : 'date';
  return { kind: 'date', measure, statistic, form, conditions, slice };
}
