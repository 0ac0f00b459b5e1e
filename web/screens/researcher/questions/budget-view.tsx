import { numberFormat } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import type { Got } from '../../../lib/api-types.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Progress } from '../../../ui/progress.tsx';
import { Table } from '../../../ui/table.tsx';
import type texts from './texts.en.json';

/** How much of the year's privacy budget is spent, and on what. */
export function BudgetView({ budget }: { readonly budget: Got<'analytics.listBudgets'> }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const number = numberFormat(2, place.locale);
  const words = t('questions.budget.words', { spent: number(budget.spent), limit: number(budget.limit), year: String(budget.year) });
  return (
    <>
      <Progress label={t('questions.budget')} done={budget.spent} total={budget.limit} words={words} />
      {budget.entries.length > 0 && (
        <div className="mt-4">
          <Table
            caption={t('questions.budget.entries')}
            columns={[t('questions.budget.when'), t('questions.budget.cost'), t('questions.budget.question')]}
            rows={budget.entries.map((entry) => [
              dayAndTime(entry.at, place),
              number(entry.epsilon),
              <code key="id" className="text-note">
                {entry.queryId.slice(0, 10)}
              </code>,
            ])}
          />
        </div>
      )}
    </>
  );
}
