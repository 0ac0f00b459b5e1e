import type { AskData } from './data.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluated } from './evaluated.ts';
import type { AskContext } from './measures.ts';
import { parseQuestion, type Unparsed } from './parse.ts';
import type { Query } from './query.ts';

export { metricsOf, readsWorkouts, seriesKey, type AskData, type DayValue, type WorkoutRow } from './data.ts';
export { evaluate } from './evaluate.ts';
export type { Evaluated } from './evaluated.ts';
export type { AskContext } from './measures.ts';
export { parseQuestion, type Parsed, type Unparsed } from './parse.ts';
export { EXAMPLES } from './examples.ts';
export { withEventDays } from './since-event.ts';
export { USUAL_CONVENTIONS, type Conventions, type PartOfDay, type Query } from './query.ts';

export type Asked = { readonly ok: true; readonly query: Query; readonly notes: readonly string[]; readonly answer: Evaluated } | Unparsed;

/** Reads and answers a question over data that is all at hand. */
export function ask(question: string, data: AskData, context: AskContext): Asked {
  const parsed = parseQuestion(question, context);
  return parsed.ok ? { ...parsed, answer: evaluate(parsed.query, data, context) } : parsed;
}
