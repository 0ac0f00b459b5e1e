import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Field } from '../../../ui/field.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { ModelSwitch } from '../model/model-switch.tsx';
import { modelQuery } from '../model/queries.ts';
import type modelTexts from '../model/texts.en.json';
import { AnswerCard } from './answer-card.tsx';
import type texts from './texts.en.json';

/** As long as the contract allows. */
const LONGEST = 400;
/** Asked in the language of the grammar, whatever the language of the screen; they change with the program only. */
const examplesQuery = () => ({
  queryKey: ['example-questions'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api('recommendation.listExampleQuestions', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** A question about one's own data, and the answer with its proof. */
export function AskScreen() {
  const t = useText<keyof typeof texts | keyof typeof modelTexts>();
  const [question, setQuestion] = useState('');
  const heading = useId();
  const examples = useQuery(examplesQuery());
  const { data: state } = useQuery(modelQuery());
  const model = state?.model;
  const ask = useMutation({
    mutationFn: (text: string) => api('recommendation.ask', { params: { personId: 'me' }, body: { question: text } }),
  });
  const send = (text: string): void => {
    setQuestion(text);
    if (text.trim() !== '') ask.mutate(text.trim());
  };
  return (
    <Page title={t('ask.title')} name={t('ask.name')} above={t('ask.name')}>
      <div className="grid max-w-3xl gap-6">
        <form
          className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
          onSubmit={(event) => {
            event.preventDefault();
            send(question);
          }}
        >
          <Field
            label={t('ask.box')}
            help={t('ask.help')}
            value={question}
            maxLength={LONGEST}
            autoComplete="off"
            enterKeyHint="send"
            onChange={(event) => setQuestion(event.target.value)}
          />
          <div>
            <Button kind="primary" type="submit" disabled={ask.isPending}>
              {t('ask.send')}
            </Button>
          </div>
        </form>
        <div aria-live="polite" aria-busy={ask.isPending}>
          {ask.isPending && <Loading lines={3} />}
          {ask.isError && <ErrorState error={ask.error} onRetry={() => send(question)} />}
          {ask.data !== undefined && !ask.isPending && <AnswerCard answer={ask.data} onAsk={send} />}
        </div>
        {ask.data === undefined && (
          <Card title={<span id={heading}>{t('ask.examples')}</span>}>
            {examples.isPending && <Loading lines={3} />}
            {examples.isError && <ErrorState error={examples.error} onRetry={() => void examples.refetch()} />}
            <ul aria-labelledby={heading} className="flex flex-wrap gap-2">
              {examples.data?.items.map((example) => (
                <li key={example}>
                  <Button className="text-left" onClick={() => send(example)}>
                    {example}
                  </Button>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {state !== undefined && model !== undefined && (
          <Card title={t('model.title')}>
            <ModelSwitch state={state} model={model} />
          </Card>
        )}
        <p className="text-note text-text-3">
          {state?.agreed === true && model !== undefined ? t('ask.note.model', { name: model.name }) : t('ask.note')}
        </p>
      </div>
    </Page>
  );
}
