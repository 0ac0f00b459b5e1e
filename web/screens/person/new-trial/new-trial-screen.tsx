import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { SOURCES, TRIALS } from '../../../lib/addresses.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { OWN } from './plan.ts';
import type texts from './texts.en.json';
import { TrialForm } from './trial-form.tsx';

const offersQuery = () => ({
  queryKey: ['trial-offers'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => api('recommendation.listTrialOffers', { params: { personId: 'me' }, signal }),
});

/** The card that a trial comes from, to know what it suggests. */
const cardQuery = (recommendationId: string | undefined) => ({
  queryKey: ['recommendations', 'one', recommendationId ?? ''],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api('recommendation.getRecommendation', { params: { personId: 'me', recommendationId: recommendationId ?? '' }, signal }),
  enabled: recommendationId !== undefined,
});

/** A new trial: from a card, out of the guidelines, or in one's own words. */
export function NewTrialScreen() {
  const t = useText<keyof typeof texts>();
  const { recommendation, guideline } = useSearch({ strict: false });
  const offers = useQuery(offersQuery());
  const card = useQuery(cardQuery(recommendation));
  const what = card.data?.guideline ?? guideline ?? OWN;
  const isWaiting = offers.data === undefined || (recommendation !== undefined && card.isPending);
  return (
    <Page
      title={card.data?.title ?? t('new-trial.title')}
      name={t('new-trial.name')}
      above={
        <Link to={TRIALS} className="underline decoration-line underline-offset-4">
          {t('new-trial.above')}
        </Link>
      }
    >
      {offers.isError ? (
        <Card>
          <ErrorState error={offers.error} onRetry={() => void offers.refetch()} />
        </Card>
      ) : isWaiting ? (
        <Card>
          <Loading lines={8} />
        </Card>
      ) : offers.data.measures.length === 0 ? (
        <Card>
          <Empty
            why={t('new-trial.nothing')}
            action={
              <Button asChild kind="primary">
                <Link to={SOURCES}>{t('new-trial.sources')}</Link>
              </Button>
            }
          />
        </Card>
      ) : (
        <TrialForm offers={offers.data} what={what} {...(card.data === undefined ? {} : { card: card.data })} />
      )}
    </Page>
  );
}
