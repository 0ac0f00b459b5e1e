import { correction } from './lexicon.ts';
import { looseEnd } from './loose-ends.ts';
import { marksIn, unmarked, type Marked, type Period } from './marked.ts';
import { Ambiguous } from './ambiguous.ts';
import type { Span } from './calendar.ts';
import { clauses } from './clauses.ts';
import { unitAsked, type AskContext } from './measures.ts';
import { markRanks } from './ranks.ts';
import { markNames } from './names.ts';
import { frame } from './frames/index.ts';
import { markPeriods } from './periods.ts';
import { plainWords } from './plain-words.ts';
import type { Condition, Query, SinceEvent, Slice } from './query.ts';
import { takeSinceEvent } from './since-event.ts';
import type { Reading } from './reading.ts';
import { outOfScope } from './scope.ts';
import { markBareThresholds, markThresholds } from './thresholds.ts';
import { strangersIn } from './strangers.ts';
import { unreadable } from './unreadable.ts';

export type Unparsed = {
  readonly ok: false;
  readonly reason: 'not-understood' | 'ambiguous' | 'out-of-scope' | 'future' | 'advice' | 'cause';
  readonly message: string;
  readonly options: readonly string[];
};
export type Parsed = { readonly ok: true; readonly query: Query; readonly notes: readonly string[] } | Unparsed;

/** "In September, in the week of the 7th" names the week: of spans that lie within others only the inner ones count. */
const shared = (spans: readonly Span[]): readonly Span[] =>
  spans.filter(
    (span, at) =>
      !spans.some(
        (other, place) =>
          place !== at && other.from >= span.from && other.to <= span.to && (other.from > span.from || other.to < span.to || place < at),
      ),
  );

/** One slice from all periods that limit the same question. */
export function sliceOf(periods: readonly Period[], where: readonly Condition[], since?: SinceEvent): Slice {
  const spans = shared(periods.flatMap((period) => period.spans));
  const weekdays = periods.find((period) => period.weekdays !== undefined)?.weekdays;
  return { spans, ...(weekdays !== undefined && { weekdays }), where, ...(since !== undefined && { since }) };
}

/** "Over my last 5 runs" looks at those alone; so does "on my last run". */
function takeIn({ marks }: Marked, main: string): Pick<Slice, 'take'> {
  const said = marksIn(main, 'r')
    .map((at) => marks.ranks[at])
    .find((rank) => rank !== undefined && rank.order !== 'end');
  if (said !== undefined && said.order !== 'end') return { take: { order: said.order, count: said.count } };
  if (/ @t\d/.test(main)) return {};
  const one = / (?:on|during|in|of|for) (?:my |the )?(last|latest|most recent|previous|first) @w\d/.exec(main)?.[1];
  return one === undefined ? {} : { take: { order: one === 'first' ? 'first' : 'last', count: 1 } };
}

/** Corrects slips of the pen; notes tell what was read for what. */
function corrected(text: string): { readonly text: string; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const words = text.split(' ').map((word) => {
    const better = correction(word);
    if (better !== undefined) notes.push(`I read “${word}” as “${better}”.`);
    return better ?? word;
  });
  return { text: words.join(' '), notes };
}

const EMPTY = { ok: false, reason: 'not-understood', options: [] } as const;

/** Reads a question in English into a typed query, or tells why it cannot. Pure: the day, the conventions and what is there are given. */
export function parseQuestion(question: string, context: AskContext): Parsed {
  const { text, notes } = corrected(plainWords(question));
  if (text.replaceAll(/[\s,]/g, '') === '') return { ...EMPTY, message: 'There is no question.' };
  const scope = outOfScope(` ${text} `);
  if (scope !== undefined) return { ok: false, reason: scope.reason, message: scope.message, options: [] };
  try {
    const marked = unmarked(text.replaceAll(/ (?:the )?(?:day|date) of (?:the )?month(?= |$)/g, ' dayofmonth'));
    markPeriods(marked, context.today, context.conventions);
    markNames(marked);
    markRanks(marked);
    markThresholds(marked);
    if (/ (reach|reached|hit|achiev\w+|met|got|get|days?|nights?|streak|consecutive|with) /.test(marked.text)) markBareThresholds(marked);
    const since = takeSinceEvent(marked, context);
    const { main, where, join } = clauses(marked, context);
    const periods = marksIn(marked.text, 'p').flatMap((at) => marked.marks.periods[at] ?? []);
    const reading: Reading = {
      marked,
      main,
      periods,
      where,
      slice: { ...sliceOf(periods, where, since), ...(join !== undefined && { join }), ...takeIn(marked, main) },
      unit: unitAsked(main) ?? unitInName(marked, main),
      context,
    };
    const why = unreadable(marked.text, ` ${text} `);
    if (why !== undefined) return { ...EMPTY, message: why };
    const query = frame(reading);
    if (query === undefined) return { ...EMPTY, ...unknown(text) };
    const lost = looseEnd(reading, query);
    if (lost !== undefined)
      return { ...EMPTY, message: `I could not follow ${lost} in that question. Put it more plainly, or ask in two steps.` };
    // A form that builds its own periods knows nothing of events, and two beginnings are one too many.
    if (
      since !== undefined &&
      (query.slice.since === undefined || query.slice.spans.length > 0 || periods.some(({ part }) => part !== undefined))
    )
      return { ...EMPTY, message: 'I can count from another event only in simple questions. Ask for its day first, then since that day.' };
    const strangers = strangersIn(marked.text);
    if (strangers.limiting.length > 0)
      return {
        ...EMPTY,
        message: `I do not know what “${strangers.limiting.join(' ')}” means for your data, so I cannot limit the answer to it.`,
      };
    return { ok: true, query, notes: [...notes, ...strangers.aside.map((word) => `I set the word “${word}” aside.`)] };
  } catch (error) {
    if (error instanceof Ambiguous) return { ok: false, reason: 'ambiguous', message: error.message, options: error.options };
    throw error;
  }
}

/** "Active minutes" and "sleep hours" tell their unit in their name. */
function unitInName(marked: Marked, main: string): string | undefined {
  const names = marksIn(main, 'm').map((at) => marked.marks.metrics[at]?.words ?? '');
  if (!/ (how many|number of) /.test(main)) return undefined;
  return names.some((name) => /\bhours?\b/.test(name) && !/stand/.test(name)) ? 'h' : undefined;
}

const unknown = (text: string): { readonly message: string } => ({
  message: / my | i /.test(` ${text} `)
    ? 'I did not find a measure in that question that I know.'
    : 'I did not understand that as a question about your data.',
});
