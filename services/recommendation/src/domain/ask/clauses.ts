import { marksIn, type Marked } from './marked.ts';
import { conditionsIn, measureIn, statisticIn, type AskContext } from './measures.ts';
import type { Condition } from './query.ts';
import { SUPERLATIVE } from './ranks.ts';

const COUNTED =
  / (?:how many|on how many|number of|count of|count|how often|what (?:share|percentage|percent|fraction|proportion)(?: of)?(?: the| my| all)*|(?:share|percentage|percent|fraction|proportion|number|count) of(?: the| my| all)*|streak of(?: consecutive)?|consecutive|@r\d+(?: \w+)?) $/;
const END_OF_CLAUSE = / , | what | how | was | is (?!@)| than (?!average|usual|my )| compared | versus | differ | @p\d+ (?=what|how|did)/;
const COUNTED_DAYS =
  / (?:how many|number of|count of|count|(?:share|percentage|percent|fraction|proportion) of) (?:the |my |all )*(?:days|nights|mornings) (?:@p\d+ )*$/;
const CLAUSE =
  / (?:(?:only )?(?:on|for|during|in|over|across|after|following) )?(?:(?:the|those|all|only|any) )*(?<noun>days|nights|mornings|dates|weeks|(?<=(?:the|a|any|each|every) )(?:day|night)(?= (?:after|when|that|on which|following|with|i|where|@t)))(?: only)? (?<how>when|where|that|which|with|without|after|following|before|i|my|of|on which|in which|above|below|@t\d+|@w\d+)(?= )| (?<when>when|whenever|if|while|provided) (?=(?:i|my|there|the) |@)| (?<next>the day after|the night after|the next day after|the morning after|after|following) (?=(?:a |an |my |i |any |bad |good |drinking |having )*@[mw])/;

/** The days of a far end: "on my ten highest step days", "on the day I took the most steps", "the night before my longest run". */
const RANKED_DAYS: readonly RegExp[] = [
  / (?:on|over|during|for|across) (?:the |my )?(?<what>@r\d+ (?:\w+ )?(?:@[mw]\d+ )?(?:days|nights)(?: (?:with|when|where|that|which|i|of|by|in) .*?)?)(?= , |$| @p\d)/,
  new RegExp(` (?:on|for) (?:the |my )?(?<what>(?:${SUPERLATIVE}) @[mw]\\d+ (?:day|night))(?= )`),
  new RegExp(
    ` (?:on |for )?(?:the )?(?<when>day|night|date) (?:when |that |where |with |of )?(?:i (?:\\w+ )?)?(?:the |my )?(?<what>(?:${SUPERLATIVE}) @[mw]\\d+)(?= )`,
  ),
  new RegExp(
    ` (?:on |for |in )?(?:the )?(?<when>day|night|date)s? (?:(?<side>before|after|following) )?(?:when |that |where )?(?:the night |the day )?(?<what>i (?:\\w+ )?@[mw]\\d+ (?:for )?(?:the )?(?:${SUPERLATIVE})|my @m\\d+ (?:was|were|is) (?:the |at its |at their )?(?:${SUPERLATIVE}))(?= )`,
  ),
  new RegExp(
    ` (?:on |for )?(?:the )?(?<when>day|night) (?<side>before|after|following) (?:the |my )?(?<what>(?:${SUPERLATIVE}|last|first) @[mw]\\d+)(?= )`,
  ),
  new RegExp(` (?:on |for )?(?:the )?(?<when>day|night|date) of (?:the |my )?(?<what>(?:last|first) @[mw]\\d+)(?= )`),
];

/** A night before something ends on the day of it; the day before is the day before. */
const lagOf = (when: string | undefined, side: string | undefined): number =>
  side === 'after' || side === 'following'
    ? 1
    : side === 'before' || side === 'preceding'
      ? when?.startsWith('night') === true
        ? 0
        : -1
      : 0;

/** Takes the days of a far end out of a question whose own measure is another one. */
function rankedDays(
  marked: Marked,
  text: string,
  context: AskContext,
): { readonly main: string; readonly condition: Condition } | undefined {
  for (const form of RANKED_DAYS) {
    const found = form.exec(text);
    const { what = '', when, side } = found?.groups ?? {};
    if (found === null || !/@[mw]\d/.test(what)) continue;
    const main = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)} `.replace(/\s+/g, ' ');
    if (!/@[mw]\d/.test(main)) continue;
    const clause = ` ${what} `;
    const measure = measureIn(marked, clause, context);
    const order = / last /.test(clause) ? 'last' : / first /.test(clause) ? 'first' : measure && statisticIn(clause, measure)?.statistic;
    if (measure === undefined || (order !== 'maximum' && order !== 'minimum' && order !== 'last' && order !== 'first')) continue;
    const count = marksIn(clause, 'r').map((at) => marked.marks.ranks[at]?.count)[0] ?? 1;
    return { main, condition: { measure, rank: { order, count }, negated: false, lag: lagOf(when, side) } };
  }
  return undefined;
}

/** "The night before a run", "on days before I lifted weights". */
const BEFORE =
  / (?:on |for |in )?(?:the |my )?(?<when>day|night)s? (?:right )?(?<side>before|preceding) (?=(?:a |an |my |any |i |each |every |doing |having |going |went |had |did |for )*(?:\w+ )?@[mw]\d)/;

/** A heart rate "while running" is that of the runs, not of the days with one. */
const during = ({ text, marks }: Marked): string =>
  marks.metrics.some(({ ids }) => ids.includes('heart-rate') || ids.includes('active-energy'))
    ? text.replaceAll(/ (?:while|when|whilst) (?:i am |i was |am |i )?(?=@w\d+(?! @t| @m))/g, ' during ')
    : text;

/** Splits off the clauses that say on which days. */
export function clauses(
  marked: Marked,
  context: AskContext,
): { readonly main: string; readonly where: readonly Condition[]; readonly join?: 'any' } {
  let join: { readonly join?: 'any' } = {};
  let main = during(marked);
  const where: Condition[] = [];
  const ranked = rankedDays(marked, main, context);
  if (ranked !== undefined) {
    main = ranked.main;
    where.push(ranked.condition);
  }
  const before = BEFORE.exec(main);
  if (before !== null) {
    const rest = main.slice(before.index + before[0].length);
    const stop = END_OF_CLAUSE.exec(rest.slice(1));
    const clause = ` ${stop === null ? rest : rest.slice(0, stop.index + 1)} `.replace(/\s+/g, ' ');
    const found = conditionsIn(marked, clause, context, lagOf(before.groups?.['when'], before.groups?.['side']));
    where.push(...found);
    main = `${main.slice(0, before.index)} , ${marksIn(clause, 'p')
      .map((number) => `@p${number}`)
      .join(' ')} ${stop === null ? '' : rest.slice(stop.index + 1)} `.replace(/\s+/g, ' ');
  }
  for (let guard = 0; guard < 4; guard += 1) {
    const at = [...main.matchAll(new RegExp(CLAUSE, 'g'))].find((found) => {
      if (found.groups?.['when'] !== undefined && found.index === 0 && /^ when @p\d/.test(main)) return false;
      const before = ` ${main.slice(0, found.index)} `.replace(/\s+/g, ' ');
      return found.groups?.['when'] === undefined ? !COUNTED.test(before) : !COUNTED_DAYS.test(before);
    });
    if (at === undefined) break;
    const how = at.groups?.['how'] ?? at.groups?.['when'] ?? at.groups?.['next'] ?? '';
    const start = at.index + at[0].length - (/^(@|i$|my$|with|without|above|below)/.test(how) ? how.length + 1 : 0);
    const rest = main.slice(start);
    const stop = END_OF_CLAUSE.exec(rest.slice(1));
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
    if (found.length > 1 && / or /.test(clause)) join = { join: 'any' };
    where.push(...found);
    const periods = marksIn(clause, 'p')
      .map((number) => `@p${number}`)
      .join(' ');
    main = `${main.slice(0, at.index)} , ${periods} ${stop === null ? '' : rest.slice(stop.index + 1)} `.replace(/\s+/g, ' ');
  }
  return { main, where, ...join };
}
