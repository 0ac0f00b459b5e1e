import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { dayInWords } from '../../../lib/time.ts';
import { Card } from '../../../ui/card.tsx';
import { Select } from '../../../ui/field.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { type Instrument, remindersQuery } from '../questionnaires/queries.ts';
import type texts from './texts.en.json';

const NEVER = 'never';
/** Days that can be chosen here; programs may choose others. */
const OFFERED: readonly number[] = [7, 14, 28, 91, 182];

/** How often the person wants to be told to fill it in again. */
export function ReminderCard({ instrument }: { readonly instrument: Instrument }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const cache = useQueryClient();
  const all = useQuery(remindersQuery());
  const reminder = all.data?.items.find((one) => one.instrument === instrument);
  const save = useMutation({
    mutationFn: async (chosen: string) => {
      const params = { personId: 'me', instrument } as const;
      if (chosen === NEVER) await api('recommendation.removeQuestionnaireReminder', { params });
      else await api('recommendation.setQuestionnaireReminder', { params, body: { everyDays: Number(chosen) } });
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: remindersQuery().queryKey }),
  });
  const every = reminder?.everyDays;
  const choices = every === undefined || OFFERED.includes(every) ? OFFERED : [...OFFERED, every].toSorted((a, b) => a - b);
  const shown = save.isPending ? save.variables : String(every ?? NEVER);
  return (
    <Card title={t('questionnaire.reminder')}>
      <div className="grid max-w-sm gap-3">
        <Select
          label={t('questionnaire.reminder.label')}
          value={shown}
          disabled={all.isPending || save.isPending}
          onChange={({ target: { value } }) => save.mutate(value)}
          options={[
            { value: NEVER, label: t('questionnaire.reminder.never') },
            ...choices.map((days) => ({ value: String(days), label: t('questionnaire.reminder.every', { days }) })),
          ]}
        />
      </div>
      {reminder !== undefined && (
        <p className="mt-3 text-note text-text-2" role="status">
          {reminder.isWaiting
            ? t('questionnaire.reminder.waiting')
            : t('questionnaire.reminder.next', {
                day: dayInWords(reminder.nextOn, locale, { day: 'numeric', month: 'long', year: 'numeric' }),
              })}
        </p>
      )}
      <p className="mt-2 text-note text-text-3">
        {t('questionnaire.reminder.how')}{' '}
        <Link to="/settings/notifications" className="text-accent-text underline underline-offset-3">
          {t('questionnaire.reminder.settings')}
        </Link>
      </p>
      {(all.isError || save.isError) && <ErrorState error={all.error ?? save.error} />}
    </Card>
  );
}
