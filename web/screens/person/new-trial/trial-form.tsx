import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { TRIALS } from '../../../lib/addresses.ts';
import { dayIn } from '../../../lib/time.ts';
import type { Recommendation } from '../../../lib/types.ts';
import { Card } from '../../../ui/card.tsx';
import { Field, Select } from '../../../ui/field.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { type Draft, draftOf, type Offers, OWN, type Plan, planOf } from './plan.ts';
import { PlanCard } from './plan-card.tsx';
import type texts from './texts.en.json';

type Change = (part: Partial<Draft>) => void;

function WhatFields({
  draft,
  offers,
  change,
  begin,
}: {
  readonly draft: Draft;
  readonly offers: Offers;
  readonly change: Change;
  readonly begin: (what: string) => void;
}) {
  const t = useText<keyof typeof texts>();
  return (
    <>
      <Select
        label={t('new-trial.what')}
        value={draft.what}
        onChange={({ target: { value } }) => begin(value)}
        options={[
          ...offers.offers
            .filter(({ refusal, guideline }) => refusal === undefined || guideline === draft.what)
            .map(({ guideline, title, refusal }) => ({
              value: guideline,
              label: refusal === undefined ? title : t('new-trial.refused', { title, reason: refusal }),
            })),
          { value: OWN, label: t('new-trial.what.own') },
        ]}
      />
      {draft.what === OWN && (
        <Field
          label={t('new-trial.action')}
          help={t('new-trial.action.help')}
          value={draft.action}
          maxLength={120}
          autoComplete="off"
          onChange={({ target: { value } }) => change({ action: value })}
        />
      )}
    </>
  );
}

function MeasureFields({ draft, offers, change }: { readonly draft: Draft; readonly offers: Offers; readonly change: Change }) {
  const t = useText<keyof typeof texts>();
  const usual = draft.what === OWN ? [{ value: '', label: '–' }] : [{ value: '', label: t('new-trial.metric.usual') }];
  return (
    <div className="grid gap-4 @lg:grid-cols-2">
      <Select
        label={t('new-trial.metric')}
        value={draft.metric}
        onChange={({ target: { value } }) => change({ metric: value })}
        options={[...usual, ...offers.measures.map(({ metric, name }) => ({ value: metric, label: name }))]}
      />
      {draft.metric !== '' && (
        <div className="grid content-start gap-1.5">
          <p aria-hidden className="text-note font-semibold">
            {t('new-trial.direction')}
          </p>
          <div>
            <Segmented
              label={t('new-trial.direction')}
              value={draft.direction}
              options={(['up', 'down'] as const).map((value) => ({ value, label: t(`new-trial.direction.${value}`) }))}
              onChange={(direction) => change({ direction })}
            />
          </div>
        </div>
      )}
    </div>
  );
}

function DesignFields({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const t = useText<keyof typeof texts>();
  const numbers = [
    { name: 'blockDays', text: 'block' },
    { name: 'pairs', text: 'pairs' },
    { name: 'washoutDays', text: 'washout' },
  ] as const;
  return (
    <>
      <div className="grid gap-4 @lg:grid-cols-3">
        {numbers.map(({ name, text }) => (
          <Field
            key={name}
            label={t(`new-trial.${text}`)}
            help={t(`new-trial.${text}.help`)}
            inputMode="numeric"
            autoComplete="off"
            value={draft[name]}
            onChange={({ target: { value } }) => change({ [name]: value.replace(/\D/g, '') })}
          />
        ))}
      </div>
      <div className="grid content-start gap-1.5">
        <p aria-hidden className="text-note font-semibold">
          {t('new-trial.start')}
        </p>
        <div>
          <Segmented
            label={t('new-trial.start')}
            value={draft.start}
            options={(['today', 'tomorrow'] as const).map((value) => ({ value, label: t(`new-trial.start.${value}`) }))}
            onChange={(start) => change({ start })}
          />
        </div>
      </div>
    </>
  );
}

/** The plan as it is put together, checked by the server as it stands, and the button that draws the lot. */
export function TrialForm({ offers, what, card }: { readonly offers: Offers; readonly what: string; readonly card?: Recommendation }) {
  const t = useText<keyof typeof texts>();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const { now, timeZone } = usePlace();
  const [draft, setDraft] = useState(() => draftOf(what, offers));
  const change: Change = (part) => setDraft((before) => ({ ...before, ...part }));
  const cardId = card?.guideline === draft.what ? card.recommendationId : undefined;
  const plan = planOf(draft, cardId, dayIn(now, timeZone));
  const start = useMutation({
    mutationFn: (body: Plan) => api('recommendation.startTrial', { params: { personId: 'me' }, body }),
    onSuccess: async () => {
      for (const key of ['trials', 'overview', 'recommendations']) void cache.invalidateQueries({ queryKey: [key] });
      await navigate({ to: TRIALS });
    },
  });
  return (
    <div className="grid max-w-[1120px] items-start gap-4 md:gap-5 lg:grid-cols-[7fr_5fr]">
      <Card title={t('new-trial.design')}>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (plan !== undefined) start.mutate(plan);
          }}
        >
          <WhatFields draft={draft} offers={offers} change={change} begin={(next) => setDraft(draftOf(next, offers))} />
          <MeasureFields draft={draft} offers={offers} change={change} />
          <DesignFields draft={draft} change={change} />
        </form>
      </Card>
      <PlanCard plan={plan} start={start} />
    </div>
  );
}
