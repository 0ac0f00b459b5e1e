import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { QUESTIONNAIRES } from '../../../lib/addresses.ts';
import { dayInWords } from '../../../lib/time.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { questionnairesQuery, remindersQuery, type Questionnaire } from './queries.ts';
import type texts from './texts.en.json';

function QuestionnaireCard({ one, isDue }: { readonly one: Questionnaire; readonly isDue: boolean }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { last, title, about, instrument, maximum } = one;
  return (
    <Card title={title} aside={isDue ? <Tag kind="late">{t('questionnaires.due')}</Tag> : undefined}>
      <p className="text-text-2">{about}</p>
      <p className="mt-2 text-note text-text-3">
        {last === undefined
          ? t('questionnaires.never')
          : t('questionnaires.last', {
              day: dayInWords(last.answeredOn, locale, { day: 'numeric', month: 'long', year: 'numeric' }),
              total: last.total,
              maximum,
            })}
      </p>
      <Button className="mt-3" asChild>
        <Link to={`${QUESTIONNAIRES}/${instrument}`}>{t('questionnaires.answer', { title })}</Link>
      </Button>
    </Card>
  );
}

/** What can be answered, and when it was answered last. */
export function QuestionnairesScreen() {
  const t = useText<keyof typeof texts>();
  const all = useQuery(questionnairesQuery());
  const reminders = useQuery(remindersQuery());
  const due = new Set(reminders.data?.items.filter(({ isWaiting }) => isWaiting).map(({ instrument }) => instrument));
  return (
    <Page title={t('questionnaires.title')} name={t('questionnaires.name')} above={t('questionnaires.name')}>
      <p className="mb-5 max-w-[68ch] text-text-2">{t('questionnaires.why')}</p>
      {all.isPending && (
        <Card>
          <Loading lines={6} />
        </Card>
      )}
      {all.isError && (
        <Card>
          <ErrorState error={all.error} onRetry={() => void all.refetch()} />
        </Card>
      )}
      <div className="grid gap-4 md:grid-cols-2 md:gap-5">
        {all.data?.items.map((one) => (
          <QuestionnaireCard key={one.instrument} one={one} isDue={due.has(one.instrument)} />
        ))}
      </div>
    </Page>
  );
}
