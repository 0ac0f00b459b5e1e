import type { Output } from '@aceso/contracts';
import type { analytics } from '@aceso/contracts/analytics';
import type { AnalyticsDeps } from '../deps.ts';
import { debitsIn, spentIn } from '../store/budget.ts';

type Operation = typeof analytics.operations.listBudgets;
const MICRO = 1_000_000;

/** What was spent this calendar year, on which question, by whom. */
export const listBudgets =
  ({ db, now, settings }: Pick<AnalyticsDeps, 'db' | 'now' | 'settings'>) =>
  async (): Promise<Output<Operation>> => {
    const year = now().getUTCFullYear();
    const [spent, debits] = await Promise.all([spentIn(db, year), debitsIn(db, year)]);
    return {
      year,
      limit: settings.get('yearlyEpsilon'),
      spent: spent / MICRO,
      entries: debits.map(({ at, subject, epsilonMicros, queryId }) => ({
        at: at.toISOString(),
        subject,
        epsilon: epsilonMicros / MICRO,
        queryId,
      })),
    };
  };
