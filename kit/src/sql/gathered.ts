import type { Db } from './sql.ts';

/** Transactions in which questions are gathered. */
const gathering = new WeakSet<Db>();

/** From now on, what `gathered` functions are asked in one turn of this transaction goes to the database as one statement. */
export const gatherIn = (tx: Db): void => void gathering.add(tx);

/** Resolves when all that was asked in this turn is on its way. */
export const gatheredIn = (tx: Db): Promise<void> =>
  // Behind those of the questions, which were asked before.
  gathering.has(tx) ? new Promise((resolve) => process.nextTick(resolve)) : Promise.resolve();

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * A statement that many may ask at the same time, such as the same step of the work for several people in one transaction.
 *
 * In a transaction that gathers, all that is asked before the current turn of the program ends becomes one statement; elsewhere, and when
 * nobody else asks, each question is a statement of its own.
 *
 * @param all answers several by one statement, in their order
 * @param one answers a single question, where that has a better statement of its own
 */
export function gathered<Asked, Answer>(
  all: (tx: Db, asked: readonly Asked[]) => Promise<readonly Answer[]>,
  one = async (tx: Db, asked: Asked): Promise<Answer> => (await all(tx, [asked]))[0] as Answer, // As many as questions.
): (tx: Db, asked: Asked) => Promise<Answer> {
  const open = new WeakMap<Db, Waiting<Asked, Answer>[]>();
  const ask = async (tx: Db, waiting: readonly Waiting<Asked, Answer>[]): Promise<void> => {
    const [only] = waiting;
    try {
      if (waiting.length === 1 && only !== undefined) return only.resolve(await one(tx, only.asked));
      const answers = await all(
        tx,
        waiting.map(({ asked }) => asked),
      );
      if (answers.length !== waiting.length) throw new Error('a gathered statement answers each question');
      waiting.forEach(({ resolve }, i) => resolve(answers[i] as Answer)); // As many as questions, see above.
    } catch (cause) {
      for (const { reject } of waiting) reject(cause);
    }
  };
  return (tx, asked) => {
    if (!gathering.has(tx)) return one(tx, asked);
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const waiting = open.get(tx);
    if (waiting !== undefined) waiting.push({ asked, resolve, reject });
    else {
      const fresh = [{ asked, resolve, reject }];
      open.set(tx, fresh);
      // Runs when everybody who was answered in this turn has gone on as far as they can.
      process.nextTick(() => {
        open.delete(tx);
        void ask(tx, fresh);
      });
    }
    return promise;
  };
}

/** Puts the rows of a gathered statement back to the questions that they answer. */
export function byQuestion<Row extends { readonly ask: number }>(questions: number, rows: readonly Row[]): readonly (readonly Row[])[] {
  const answers: Row[][] = Array.from({ length: questions }, () => []);
  for (const row of rows) answers[row.ask]?.push(row);
  return answers;
}
