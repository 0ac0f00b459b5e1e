import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { metricsQuery } from '../../../lib/queries.ts';
import { Page } from '../../../shell/page.tsx';
import { Card } from '../../../ui/card.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { AnswerView } from './answer-view.tsx';
import { BudgetView } from './budget-view.tsx';
import { type Question, QuestionForm } from './question-form.tsx';
import type texts from './texts.en.json';

const populationQuery = () =>
  queryOptions({ queryKey: ['population'], queryFn: ({ signal }) => api('analytics.describePopulation', { signal }), staleTime: 60_000 });
const budgetQuery = () => queryOptions({ queryKey: ['budget'], queryFn: ({ signal }) => api('analytics.listBudgets', { signal }) });

/** A question about all who agreed to research, its answer as intervals, and what the answers have cost. */
export function QuestionsScreen() {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const population = useQuery(populationQuery());
  const budget = useQuery(budgetQuery());
  const { data: vocabulary } = useQuery(metricsQuery());
  const ask = useMutation({
    mutationFn: (question: Question) => api('analytics.askPopulation', { body: question }),
    onSettled: () => cache.invalidateQueries({ queryKey: budgetQuery().queryKey }),
  });
  const names = new Map((vocabulary?.items ?? []).map((measure) => [measure.id, measure.name]));
  return (
    <Page title={t('questions.title')} name={t('questions.name')} above={t('questions.name')}>
      <div className="grid items-start gap-4 md:gap-5 lg:grid-cols-2">
        <QueryCard title={t('questions.ask')} query={population}>
          {({ metrics }) =>
            metrics.length === 0 ? (
              <Empty why={t('questions.empty')} />
            ) : (
              <QuestionForm
                metrics={metrics.map((id) => ({ value: id, label: names.get(id) ?? id }))}
                isAsking={ask.isPending}
                onAsk={ask.mutate}
              />
            )
          }
        </QueryCard>
        <Card title={t('questions.answer')}>
          {ask.isPending && <Loading />}
          {ask.isError && <ErrorState error={ask.error} />}
          {ask.data !== undefined && <AnswerView answer={ask.data} />}
          {ask.isIdle && <Empty why={t('questions.answer.none')} />}
        </Card>
        <QueryCard title={t('questions.budget')} query={budget} className="lg:col-span-2">
          {(data) => <BudgetView budget={data} />}
        </QueryCard>
      </div>
    </Page>
  );
}
