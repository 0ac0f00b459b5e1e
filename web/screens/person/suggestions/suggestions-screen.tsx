import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import type { Recommendation } from '../../../lib/types.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { SuggestionCard } from '../suggestion/suggestion-card.tsx';
import { useFeedback } from '../suggestion/use-feedback.ts';
import type texts from './texts.en.json';

const suggestionsQuery = () =>
  queryOptions({
    queryKey: ['recommendations', 'all'],
    queryFn: ({ signal }) => api('recommendation.listRecommendations', { params: { personId: 'me' }, signal }),
    staleTime: 60_000,
  });

type Answered = Recommendation & { readonly status: 'done' | 'declined' | 'later' };

const isAnswered = (one: Recommendation): one is Answered => one.status === 'done' || one.status === 'declined' || one.status === 'later';

function AnsweredRow({ suggestion }: { readonly suggestion: Answered }) {
  const t = useText<keyof typeof texts>();
  const feedback = useFeedback(suggestion.recommendationId);
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-b border-grid py-3 last:border-0">
      <span className="flex flex-wrap items-center gap-3">
        {suggestion.title}
        <Tag kind={suggestion.status === 'later' ? 'late' : 'usual'}>{t(`suggestions.status.${suggestion.status}`)}</Tag>
      </span>
      <Button disabled={feedback.isPending} onClick={() => feedback.mutate({ kind: 'reopen' })}>
        {t('suggestions.again', { title: suggestion.title })}
      </Button>
      {feedback.isError && <ErrorState error={feedback.error} />}
    </li>
  );
}

function Lists({ all }: { readonly all: readonly Recommendation[] }) {
  const t = useText<keyof typeof texts>();
  const open = all.filter((one) => one.status === 'open');
  const accepted = all.filter((one) => one.status === 'accepted');
  const answered = all.filter(isAnswered);
  return (
    <div className="grid max-w-[760px] gap-4 md:gap-5">
      {open.length === 0 && (
        <Card>
          <Empty why={t('suggestions.none')} />
        </Card>
      )}
      {open.map((one) => (
        <SuggestionCard key={one.recommendationId} recommendation={one} />
      ))}
      {accepted.length > 0 && <p className="mt-4 text-section">{t('suggestions.accepted')}</p>}
      {accepted.map((one) => (
        <SuggestionCard key={one.recommendationId} recommendation={one} />
      ))}
      {answered.length > 0 && (
        <Card title={t('suggestions.answered')}>
          <ul>
            {answered.map((one) => (
              <AnsweredRow key={one.recommendationId} suggestion={one} />
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}

/** All suggestions: open ones by rank, those being tried, and those answered, which can be brought back. */
export function SuggestionsScreen() {
  const t = useText<keyof typeof texts>();
  const suggestions = useQuery(suggestionsQuery());
  const all = suggestions.data?.items;
  const open = all?.filter((one) => one.status === 'open').length;
  return (
    <Page
      title={open === undefined ? t('suggestions.name') : t('suggestions.title', { count: open })}
      name={t('suggestions.name')}
      above={
        <Link to="/today" className="underline decoration-line underline-offset-4">
          {t('suggestions.above')}
        </Link>
      }
    >
      {all !== undefined && <Lists all={all} />}
      {suggestions.isPending && (
        <Card>
          <Loading lines={6} />
        </Card>
      )}
      {suggestions.isError && (
        <Card className="mt-4">
          <ErrorState error={suggestions.error} onRetry={() => void suggestions.refetch()} />
        </Card>
      )}
    </Page>
  );
}
