import { longChart } from '@aceso/charts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2Icon } from 'lucide-react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { api } from '../../../lib/api.ts';
import { dayInWords } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { type Answer, answersQuery, type Questionnaire } from '../questionnaires/queries.ts';
import type texts from './texts.en.json';

const LONG: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
/** So far apart are two answers that still belong on one line. */
const RHYTHM_DAYS = 120;

/** The newest answer of each day: a picture has one value a day. */
const byDay = (answers: readonly Answer[]): readonly { readonly day: string; readonly value: number }[] =>
  [...new Map(answers.toReversed().map(({ answeredOn, total }) => [answeredOn, total]))].map(([day, value]) => ({ day, value }));

/** What was answered before, as a picture and as a list; each can be removed. */
export function History({ form }: { readonly form: Questionnaire }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const cache = useQueryClient();
  const answers = useQuery(answersQuery(form.instrument));
  const remove = useMutation({
    mutationFn: (answerId: string) => api('recommendation.removeQuestionnaireAnswer', { params: { personId: 'me', answerId } }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['questionnaires'] }),
  });
  if (answers.data?.items.length === 0) return null;
  return (
    <QueryCard title={t('questionnaire.history')} query={answers}>
      {({ items }) => {
        const values = byDay(items);
        const [first, last] = [values[0]?.day, values.at(-1)?.day];
        return (
          <>
            {first !== undefined && last !== undefined && values.length > 1 && (
              <ChartView
                chart={longChart(
                  { name: t('questionnaire.history.name', { title: form.title }), from: first, to: last, values },
                  { unit: '', decimals: 0, locale, rhythmDays: RHYTHM_DAYS },
                )}
                height={180}
              />
            )}
            <ul>
              {items.map(({ answerId, answeredOn, total, band }) => {
                const day = dayInWords(answeredOn, locale, LONG);
                return (
                  <li key={answerId} className="flex flex-wrap items-center justify-between gap-3 border-b border-grid py-1 last:border-0">
                    {t('questionnaire.history.row', { day, total, band: band ?? 'none' })}
                    <Button
                      kind="icon"
                      aria-label={t('questionnaire.history.remove', { day })}
                      disabled={remove.isPending}
                      onClick={() => remove.mutate(answerId)}
                    >
                      <Trash2Icon size={18} aria-hidden />
                    </Button>
                  </li>
                );
              })}
            </ul>
          </>
        );
      }}
    </QueryCard>
  );
}
