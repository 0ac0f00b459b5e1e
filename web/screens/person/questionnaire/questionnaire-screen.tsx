import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { QUESTIONNAIRES } from '../../../lib/addresses.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { type Answer, type Crisis, questionnairesQuery, type Questionnaire } from '../questionnaires/queries.ts';
import { AnswersForm, type Sum, SumForm } from './answers-form.tsx';
import { CrisisCard } from './crisis-card.tsx';
import { History } from './history.tsx';
import { ReminderCard } from './reminder-card.tsx';
import type texts from './texts.en.json';

function Result({ form, answer, onAgain }: { readonly form: Questionnaire; readonly answer: Answer; readonly onAgain: () => void }) {
  const t = useText<keyof typeof texts>();
  return (
    <div role="status">
      <p className="text-heading">{t('questionnaire.result', { total: answer.total, maximum: form.maximum })}</p>
      {answer.band !== undefined && <p className="mt-1 font-semibold">{t('questionnaire.band', { band: answer.band })}</p>}
      <p className="mt-2 max-w-[68ch] text-text-2">{answer.meaning}</p>
      <Button className="mt-4" onClick={onAgain}>
        {t('questionnaire.again')}
      </Button>
    </div>
  );
}

function About({ form }: { readonly form: Questionnaire }) {
  const t = useText<keyof typeof texts>();
  return (
    <Card title={t('questionnaire.ranges')}>
      <ul className="text-note text-text-2">
        {form.bands.map(({ from, band, meaning }) => (
          <li key={band} className="border-b border-grid py-2 last:border-0">
            <strong>{t('questionnaire.ranges.row', { from, band })}</strong>. {meaning}
          </li>
        ))}
      </ul>
      <h3 className="mt-4 mb-1 text-note font-semibold">{t('questionnaire.licence')}</h3>
      <p className="text-note text-text-2">
        {form.licence.holder} {form.licence.terms}{' '}
        <a href={form.licence.url} rel="noreferrer" target="_blank" className="break-all text-accent-text underline underline-offset-3">
          {form.licence.url}
        </a>
      </p>
      <p className="mt-2 text-note text-text-3">{t('questionnaire.source', { source: form.source })}</p>
    </Card>
  );
}

/** Answering one: the questions, what they add up to, and words for somebody in danger at the tap and not after it. */
function Answering({ form, crisis }: { readonly form: Questionnaire; readonly crisis: Crisis }) {
  const cache = useQueryClient();
  const [isInDanger, setInDanger] = useState(false);
  const [answer, setAnswer] = useState<Answer>();
  const { instrument } = form;
  const send = useMutation({
    mutationFn: (body: Sum) => api('recommendation.answerQuestionnaire', { params: { personId: 'me', instrument }, body }),
    onSuccess: (told) => {
      setAnswer(told.answer);
      for (const key of ['questionnaires', 'overview', 'recommendations']) void cache.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <>
      {isInDanger && answer !== undefined && <CrisisCard crisis={crisis} />}
      <Card>
        {answer !== undefined ? (
          <Result
            form={form}
            answer={answer}
            onAgain={() => {
              setAnswer(undefined);
              setInDanger(false);
            }}
          />
        ) : form.entry === 'score' ? (
          <SumForm form={form} isSending={send.isPending} onSend={(sum) => send.mutate(sum)} />
        ) : (
          <AnswersForm
            form={form}
            isSending={send.isPending}
            below={({ asksForHelp }) => asksForHelp && isInDanger && <CrisisCard crisis={crisis} />}
            onAnswer={({ asksForHelp }, value) => {
              if (asksForHelp) setInDanger(value > 0);
            }}
            onSend={(sum) => send.mutate(sum)}
          />
        )}
        {send.isError && <ErrorState error={send.error} />}
      </Card>
    </>
  );
}

/** One questionnaire: answer it, see what was answered before, and whose it is. */
export function QuestionnaireScreen() {
  const t = useText<keyof typeof texts>();
  const { instrument = '' } = useParams({ strict: false });
  const all = useQuery(questionnairesQuery());
  const form = all.data?.items.find((one) => one.instrument === instrument);
  return (
    <Page
      title={form?.title ?? t('questionnaire.above')}
      above={
        <Link to={QUESTIONNAIRES} className="underline decoration-line underline-offset-4">
          {t('questionnaire.above')}
        </Link>
      }
    >
      <div className="grid max-w-[860px] gap-4 md:gap-5">
        {form !== undefined && all.data !== undefined && (
          <>
            <Answering key={form.instrument} form={form} crisis={all.data.crisis} />
            <ReminderCard instrument={form.instrument} />
            <History form={form} />
            <About form={form} />
          </>
        )}
        {all.data !== undefined && form === undefined && (
          <Card>
            <Empty why={t('questionnaire.lost')} />
          </Card>
        )}
        {all.isPending && (
          <Card>
            <Loading lines={8} />
          </Card>
        )}
        {all.isError && (
          <Card>
            <ErrorState error={all.error} onRetry={() => void all.refetch()} />
          </Card>
        )}
      </div>
    </Page>
  );
}
