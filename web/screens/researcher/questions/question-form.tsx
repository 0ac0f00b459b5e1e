import { type FormEvent, useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import type { Sent } from '../../../lib/api-types.ts';
import { dayIn } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import type texts from './texts.en.json';

/** A question about the population. */
export type Question = NonNullable<Sent<'analytics.askPopulation'>['body']>;

const STATISTICS = ['people', 'days', 'mean'] as const;
const GROUPS = ['none', 'sex', 'age-band', 'month'] as const;
const YEAR_MS = 365 * 86_400_000;

/** A question in parts, and the same in words beside the button. */
export function QuestionForm({
  metrics,
  isAsking,
  onAsk,
}: {
  readonly metrics: readonly { readonly value: string; readonly label: string }[];
  readonly isAsking: boolean;
  readonly onAsk: (question: Question) => void;
}) {
  const t = useText<keyof typeof texts>();
  const { now, timeZone } = usePlace();
  const [metric, setMetric] = useState(metrics[0]?.value ?? '');
  const [statistic, setStatistic] = useState<(typeof STATISTICS)[number]>('people');
  const [group, setGroup] = useState<(typeof GROUPS)[number]>('none');
  const [from, setFrom] = useState(() => dayIn(now - YEAR_MS, timeZone));
  const [to, setTo] = useState(() => dayIn(now, timeZone));
  const [epsilon, setEpsilon] = useState('0.5');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onAsk({ metric, statistic, from, to, epsilon: Number(epsilon), ...(group === 'none' ? {} : { groupBy: group }) });
  };
  return (
    <form onSubmit={submit} className="grid gap-4 @md:grid-cols-2">
      <Select label={t('questions.metric')} value={metric} onChange={(event) => setMetric(event.target.value)} options={metrics} />
      <Select
        label={t('questions.statistic')}
        value={statistic}
        onChange={(event) => setStatistic(STATISTICS.find((one) => one === event.target.value) ?? 'people')}
        options={STATISTICS.map((value) => ({ value, label: t(`questions.statistic.${value}`) }))}
      />
      <Select
        label={t('questions.group')}
        value={group}
        onChange={(event) => setGroup(GROUPS.find((one) => one === event.target.value) ?? 'none')}
        options={GROUPS.map((value) => ({ value, label: t(`questions.group.${value}`) }))}
      />
      <Field
        label={t('questions.cost')}
        help={t('questions.cost.help')}
        type="number"
        min={0.01}
        max={1}
        step={0.01}
        required
        value={epsilon}
        onChange={(event) => setEpsilon(event.target.value)}
      />
      <Field label={t('questions.from')} type="date" required max={to} value={from} onChange={(event) => setFrom(event.target.value)} />
      <Field label={t('questions.to')} type="date" required min={from} value={to} onChange={(event) => setTo(event.target.value)} />
      <p className="text-text-2 @md:col-span-2">
        {t('questions.words', {
          statistic: t(`questions.statistic.${statistic}`),
          metric: metrics.find((one) => one.value === metric)?.label ?? metric,
          group: t(`questions.group.${group}`).toLowerCase(),
          from,
          to,
        })}
      </p>
      <Button kind="primary" type="submit" className="justify-self-start" disabled={isAsking}>
        {t('questions.send')}
      </Button>
    </form>
  );
}
