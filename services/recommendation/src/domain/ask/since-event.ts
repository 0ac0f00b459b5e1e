import { daysOfMeasure, type AskData } from './data.ts';
import type { Marked } from './marked.ts';
import { measureIn, type AskContext } from './measures.ts';
import type { Query, SinceEvent } from './query.ts';

const SINCE =
  / (?:ever )?since (?:(?:my |the )?(?<which>last|latest|most recent|previous|first) (?:time i (?:had |did |went |was )?(?:a |an |my |for a )?)?|i (?<when>last|first) (?:had |did |went |was )?(?:a |an |my |for a )?)(?<what>@[mw]\d+)(?= )/;
/** "How many days since my last run?" asks for the time itself. */
const ASKS_TIME = / (?:how long|days|weeks|months|time|is it|has it been|it is|it has been) (?:has it been )?since /;

/** Takes "since my last run" out of a question and tells what it counts from; undefined when it says no such thing. */
export function takeSinceEvent(marked: Marked, context: AskContext): SinceEvent | undefined {
  if (ASKS_TIME.test(marked.text)) return undefined;
  const found = SINCE.exec(marked.text);
  const { which, when, what = '' } = found?.groups ?? {};
  const measure = found === null ? undefined : measureIn(marked, ` ${what} `, context);
  if (found === null || measure === undefined) return undefined;
  marked.text = `${marked.text.slice(0, found.index)}${marked.text.slice(found.index + found[0].length)}`;
  return { measure, which: (which ?? when) === 'first' ? 'first' : 'last' };
}

/** A query whose days count from an event, with the days that this means over these data; undefined when the event never was. */
export function withEventDays<Q extends Query>(query: Q, data: AskData): Q | undefined {
  const { since, ...slice } = query.slice;
  if (since === undefined) return query;
  const days = daysOfMeasure(since.measure, data);
  const from = since.which === 'first' ? days[0] : days.at(-1);
  return from === undefined ? undefined : { ...query, slice: { ...slice, spans: [{ from, to: data.today }] } };
}
