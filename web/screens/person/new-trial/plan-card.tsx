import { joinUnit, numberFormat } from '@aceso/charts';
import { keepPreviousData, type UseMutationResult, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { ApiProblem } from '../../../lib/problem.ts';
import { dayInWords } from '../../../lib/time.ts';
import { shownAs } from '../../../lib/units.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import type { Plan, Planned } from './plan.ts';
import type texts from './texts.en.json';

/** What the server says of a plan that cannot be: the reason, in its words. */
function Refusal({ error }: { readonly error: unknown }) {
  const t = useText<keyof typeof texts>();
  const reasons = error instanceof ApiProblem ? (error.problem.errors ?? []).map(({ message }) => message) : [];
  if (reasons.length === 0) return <ErrorState error={error} />;
  return (
    <div role="alert" className="rounded-medium bg-caution-soft p-3 text-caution">
      <p className="font-semibold">{t('new-trial.no')}</p>
      {reasons.map((reason) => (
        <p key={reason}>{`${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`}</p>
      ))}
    </div>
  );
}

function PlanView({ planned }: { readonly planned: Planned }) {
  const t = useText<keyof typeof texts>();
  const { locale, preferred } = usePlace();
  const as = shownAs(planned.metric, planned.unit, 1, preferred);
  const facts = [
    { term: t('new-trial.plan.on'), detail: planned.on },
    { term: t('new-trial.plan.off'), detail: planned.off },
    { term: t('new-trial.plan.last'), detail: dayInWords(planned.endsOn, locale) },
    ...(planned.detectable === undefined
      ? []
      : [
          {
            term: t('new-trial.plan.sees'),
            detail: t('new-trial.plan.sees.what', {
              value: joinUnit(numberFormat(as.decimals, locale)(planned.detectable * as.factor), as.label),
            }),
          },
        ]),
  ];
  return (
    <>
      <p className="mb-3 max-w-[68ch]">{planned.protocol}</p>
      <Facts facts={facts} />
    </>
  );
}

/** The whole trial before it begins, and the way to begin it. */
export function PlanCard({ plan, start }: { readonly plan: Plan | undefined; readonly start: UseMutationResult<unknown, Error, Plan> }) {
  const t = useText<keyof typeof texts>();
  const asked = useDeferredValue(plan);
  const planned = useQuery({
    queryKey: ['trial-plan', asked],
    queryFn: ({ signal }) =>
      api('recommendation.planTrial', { params: { personId: 'me' }, ...(asked === undefined ? {} : { body: asked }), signal }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const error = start.error ?? planned.error;
  return (
    <Card title={t('new-trial.plan')} className="lg:sticky lg:top-6">
      {plan === undefined ? (
        <p className="text-text-2">{t('new-trial.plan.missing')}</p>
      ) : error !== null ? (
        <Refusal error={error} />
      ) : (
        planned.data !== undefined && <PlanView planned={planned.data} />
      )}
      <p className="mt-4 max-w-[68ch] text-note text-text-3">{t('new-trial.plan.lot')}</p>
      <Button
        kind="primary"
        className="mt-4"
        disabled={plan === undefined || start.isPending || planned.error !== null}
        onClick={() => {
          if (plan !== undefined) start.mutate(plan);
        }}
      >
        {t('new-trial.begin')}
      </Button>
    </Card>
  );
}
