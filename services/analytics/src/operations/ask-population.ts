import { createHash } from 'node:crypto';
import type { Input, Output } from '@aceso/contracts';
import type { analytics } from '@aceso/contracts/analytics';
import { Fault, type Call } from '@aceso/kit';
import type { AnalyticsDeps } from '../deps.ts';
import { checkQuestion, type CheckedQuestion } from '../domain/question.ts';
import { CONFIDENCE, release } from '../domain/release.ts';
import { findAnswer, insertDebit, isDebited, keepAnswer, lockBudget, spentIn } from '../store/budget.ts';

type Operation = typeof analytics.operations.askPopulation;
type Answer = Output<Operation>;
const MICRO = 1_000_000;
const UNIT = { people: '{people}', days: '{days}' } as const;

/**
 * Debit first, durably; then compute; then keep; then answer.
 *
 * A program that dies after the debit has spent it, and nobody has seen an answer: the same question is answered under the same debit.
 */
export const askPopulation =
  (deps: AnalyticsDeps) =>
  async ({ body }: Input<Operation>, call: Call): Promise<Answer> => {
    const checked = checkQuestion(body);
    const smallest = deps.settings.get('smallestCell');
    const { dataVersion, result: cells } = await deps.columns.cells(checked, deps.settings.get('columnsLifeSeconds'));
    const queryId = fingerprintOf(checked, smallest, dataVersion);
    const given = await findAnswer<Answer>(deps.db, queryId);
    if (given !== undefined) return given;
    const left = await debit(deps, checked, queryId, call.principal.subject);
    const released = release(checked, cells, smallest, deps.random);
    const { statistic } = body;
    await keepAnswer(deps.db, queryId, {
      queryId,
      query: body,
      unit: statistic === 'mean' ? checked.metric.unit : UNIT[statistic],
      cells: released,
      suppressedCells: released.filter(({ suppressed }) => suppressed).length,
      epsilonSpent: checked.epsilonMicros / MICRO,
      epsilonLeft: left / MICRO,
      confidence: CONFIDENCE,
      dataVersion,
      answeredAt: deps.now().toISOString(),
    } satisfies Answer);
    // What was kept, not what was just computed: somebody may have asked the same at the same time.
    const kept = await findAnswer<Answer>(deps.db, queryId);
    if (kept === undefined) throw new Error('an answer that was kept is gone');
    return kept;
  };

async function debit(deps: AnalyticsDeps, { epsilonMicros }: CheckedQuestion, queryId: string, subject: string): Promise<number> {
  const limit = Math.round(deps.settings.get('yearlyEpsilon') * MICRO);
  return await deps.db.tx(async (tx) => {
    await lockBudget(tx);
    const at = deps.now();
    const year = at.getUTCFullYear();
    const spent = await spentIn(tx, year);
    if (await isDebited(tx, queryId)) return Math.max(0, limit - spent);
    if (spent + epsilonMicros > limit) throw new Fault('budget-spent', 429, 'The privacy budget of this year is spent.');
    await insertDebit(tx, { queryId, year, epsilonMicros, subject, at });
    return limit - spent - epsilonMicros;
  });
}

/** The same question on the same data under the same rule has the same fingerprint, in whatever order its fields came. */
function fingerprintOf({ question, epsilonMicros }: CheckedQuestion, smallest: number, dataVersion: string): string {
  const { metric, statistic, groupBy, from, to } = question;
  return createHash('sha256')
    .update(JSON.stringify([metric, statistic, groupBy ?? null, from, to, epsilonMicros, smallest, dataVersion]))
    .digest('hex');
}
