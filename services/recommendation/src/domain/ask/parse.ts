import { correction } from './lexicon.ts';
import { marksIn, unmarked, type Marked, type Period } from './marked.ts';
import { Ambiguous } from './ambiguous.ts';
import { conditionsIn, unitAsked, type AskContext } from './measures.ts';
import { markNames } from './names.ts';
import { frame } from './frames/index.ts';
import { markPeriods } from './periods.ts';
import { plainWords } from './plain-words.ts';
import type { Condition, Query, SinceEvent, Slice } from './query.ts';
import { takeSinceEvent } from './since-event.ts';
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

/** A question with everything marked, its conditions taken out of the main clause. */
export interface Reading {
  readonly marked: Marked;
  /** The question without clauses that say on which days. */
  readonly main: string;
  readonly periods: readonly Period[];
  readonly slice: Slice;
  readonly where: readonly Condition[];
  readonly unit: string | undefined;
  readonly context: AskContext;
}

const COUNTED =
  / (?:how many|on how many|number of|count of|count|how often|what (?:share|percentage|percent|fraction|proportion)(?: of)?(?: the| my| all)*|(?:share|percentage|percent|fraction|proportion|number|count) of(?: the| my| all)*|streak of(?: consecutive)?|consecutive) $/;
const CLAUSE =
  / (?:(?:only )?(?:on|for|during|in|over|across|after|following) )?(?:(?:the|those|all|only|any) )*(?<noun>days|nights|mornings|dates|weeks|(?<=the )(?:day|night)(?= (?:after|when|that|on which|following)))(?: only)? (?<how>when|where|that|which|with|without|after|following|before|i|my|of|on which|in which|above|below|@t\d+|@w\d+)(?= )| (?<when>when|whenever|if|while|provided) (?=(?:i|my|there|the) |@)| (?<next>the day after|the night after|the next day after|the morning after|after|following) (?=(?:a |an |my |i |any |bad |good |drinking |having )*@[mw])/;

/** Splits off the clauses that say on which days. */
function clauses(marked: Marked, context: AskContext): { readonly main: string; readonly where: readonly Condition[] } {
  let main = marked.text;
  const where: Condition[] = [];
  for (let guard = 0; guard < 4; guard += 1) {
    const at = [...main.matchAll(new RegExp(CLAUSE, 'g'))].find(
      (found) => !COUNTED.test(` ${main.slice(0, found.index)} `.replace(/\s+/g, ' ')) || found.groups?.['when'] !== undefined,
    );
    if (at === undefined) break;
    const how = at.groups?.['how'] ?? at.groups?.['when'] ?? at.groups?.['next'] ?? '';
    const start = at.index + at[0].length - (/^(@|i$|my$|with|without|above|below)/.test(how) ? how.length + 1 : 0);
    const rest = main.slice(start);
    const stop = / , | what | how | was | is (?!@)| than | compared | versus | differ | @p\d+ (?=what|how|did)/.exec(rest.slice(1));
    const clause = ` ${stop === null ? rest : rest.slice(0, stop.index + 1)} `.replace(/\s+/g, ' ');
    const lag =
      /after|following/.test(how) ||
      /^ (?:after|following) /.test(clause) ||
      at.groups?.['next'] !== undefined ||
      /^ (?:after|following)/.test(at[0])
        ? 1
        : 0;
    const found = conditionsIn(marked, clause, context, lag);
    if (found.length === 0) break;
    where.push(...found);
    const periods = marksIn(clause, 'p')
      .map((number) => `@p${number}`)
      .join(' ');
    main = `${main.slice(0, at.index)} , ${periods} ${stop === null ? '' : rest.slice(stop.index + 1)} `.replace(/\s+/g, ' ');
  }
  return { main, where };
}

/** One slice from all periods that limit the same question. */
export function sliceOf(periods: readonly Period[], where: readonly Condition[], since?: SinceEvent): Slice {
  const spans = periods.flatMap((period) => period.spans);
  const weekdays = periods.find((period) => period.weekdays !== undefined)?.weekdays;
  return { spans, ...(weekdays !== undefined && { weekdays }), where, ...(since !== undefined && { since }) };
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
    markThresholds(marked);
    if (/ (reach|reached|hit|achiev\w+|met|got|get|days?|nights?|streak|consecutive|with) /.test(marked.text)) markBareThresholds(marked);
    const since = takeSinceEvent(marked, context);
    const { main, where } = clauses(marked, context);
    const periods = marksIn(marked.text, 'p').flatMap((at) => marked.marks.periods[at] ?? []);
    const reading: Reading = {
      marked,
      main,
      periods,
      where,
      slice: sliceOf(periods, where, since),
      unit: unitAsked(main) ?? unitInName(marked, main),
      context,
    };
    const why = unreadable(marked.text, ` ${text} `);
    if (why !== undefined) return { ...EMPTY, message: why };
    const query = frame(reading);
    if (query === undefined) return { ...EMPTY, ...unknown(text) };
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
