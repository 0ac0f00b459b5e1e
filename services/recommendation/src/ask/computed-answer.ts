import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { evaluate, withEventDays, type AskContext, type Query } from '../domain/ask/index.ts';
import { factsOfAnswer, type Stateable } from '../domain/worded/facts-of-answer.ts';
import { answerView } from './answer-view.ts';
import { readAskData, type Reader } from './read-ask-data.ts';

export type Answer = Output<typeof recommendation.operations.ask>;

/** A query with its answer and, when somebody wants it worded, all that a text about it may state. */
export interface ComputedAnswer {
  readonly answer: Answer;
  readonly stateable: () => Stateable;
}

/** Reads what a query needs with the rights of whoever asks, and computes it. */
export async function computeAnswer(
  { reader, context, timeZone }: { readonly reader: Reader; readonly context: AskContext; readonly timeZone: string },
  question: string,
  { query: asked, notes }: { readonly query: Query; readonly notes: readonly string[] },
): Promise<ComputedAnswer> {
  const { data, reads } = await readAskData(reader, asked, context.today, timeZone);
  // The days of an event are told with the answer; an event that never was stays as it was asked.
  const query = withEventDays(asked, data) ?? asked;
  const evaluated = evaluate(query, data, context);
  return {
    answer: answerView(question, { ok: true, query, notes }, evaluated, { reads, context }),
    stateable: () => factsOfAnswer(query, evaluated, context.today, context),
  };
}
