import { Fragment, type ReactNode, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import type { Questionnaire } from '../questionnaires/queries.ts';
import type texts from './texts.en.json';

type Item = Questionnaire['items'][number];
/** What is sent: the answers, or the sum alone. */
export type Sum = { readonly answers: number[] } | { readonly total: number };

function Question({
  item,
  n,
  value,
  onChange,
}: {
  readonly item: Item;
  readonly n: number;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
}) {
  const t = useText<keyof typeof texts>();
  return (
    <fieldset className="border-t border-grid pt-4">
      <legend className="float-left mb-2 max-w-[68ch] font-semibold">{t('questionnaire.question', { n, text: item.text })}</legend>
      <div className="clear-both grid gap-2 @lg:grid-cols-2 @3xl:grid-cols-4">
        {item.options.map((option) => (
          <label
            key={option.value}
            className="target flex cursor-pointer items-center gap-3 rounded-medium border border-control px-3 text-reading hover:bg-surface-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={item.linkId}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="h-4 w-4 accent-[var(--accent)]"
            />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The questions, one after the other; sent when all are answered. `onAnswer` hears each tap. */
export function AnswersForm({
  form,
  isSending,
  below,
  onAnswer,
  onSend,
}: {
  readonly form: Questionnaire;
  readonly isSending: boolean;
  /** What stands right below a question, where whoever answered it looks. */
  readonly below: (item: Item) => ReactNode;
  readonly onAnswer: (item: Item, value: number) => void;
  readonly onSend: (sum: Sum) => void;
}) {
  const t = useText<keyof typeof texts>();
  const [given, setGiven] = useState<ReadonlyMap<string, number>>(new Map());
  const [wasSent, setSent] = useState(false);
  const answers = form.items.flatMap(({ linkId }) => given.get(linkId) ?? []);
  const missing = form.items.length - answers.length;
  return (
    <form
      className="@container grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        if (missing === 0) onSend({ answers });
      }}
    >
      <p className="max-w-[68ch] text-text-2">{form.period}</p>
      {form.items.map((item, i) => (
        <Fragment key={item.linkId}>
          <Question
            item={item}
            n={i + 1}
            value={given.get(item.linkId)}
            onChange={(value) => {
              setGiven((before) => new Map(before).set(item.linkId, value));
              onAnswer(item, value);
            }}
          />
          {below(item)}
        </Fragment>
      ))}
      {wasSent && missing > 0 && (
        <p role="alert" className="text-note font-semibold text-urgent">
          {t('questionnaire.missing', { count: missing })}
        </p>
      )}
      <div>
        <Button kind="primary" type="submit" disabled={isSending}>
          {t('questionnaire.send')}
        </Button>
      </div>
    </form>
  );
}

/** Only the sum, where the words may not be shown. */
export function SumForm({
  form,
  isSending,
  onSend,
}: {
  readonly form: Questionnaire;
  readonly isSending: boolean;
  readonly onSend: (sum: Sum) => void;
}) {
  const t = useText<keyof typeof texts>();
  const [typed, setTyped] = useState('');
  const [wasSent, setSent] = useState(false);
  const total = /^\d{1,3}$/.test(typed) && Number(typed) <= form.maximum ? Number(typed) : undefined;
  return (
    <form
      className="grid max-w-sm gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        if (total !== undefined) onSend({ total });
      }}
    >
      <Field
        label={t('questionnaire.total', { maximum: form.maximum })}
        help={t('questionnaire.total.help')}
        fault={wasSent && total === undefined ? t('questionnaire.wrong', { maximum: form.maximum }) : undefined}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={({ target: { value } }) => setTyped(value)}
      />
      <div>
        <Button kind="primary" type="submit" disabled={isSending}>
          {t('questionnaire.send')}
        </Button>
      </div>
    </form>
  );
}
