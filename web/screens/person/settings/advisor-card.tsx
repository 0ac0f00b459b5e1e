import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { QueryCard } from '../../../ui/query-card.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { advisorQuery } from './queries.ts';
import type texts from './texts.en.json';

/** Turns the advisor on or off, and says how far it has read. */
export function AdvisorCard() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const cache = useQueryClient();
  const advisor = useQuery(advisorQuery());
  const set = useMutation({
    mutationFn: (enabled: boolean) => api('recommendation.setAdvisor', { params: { personId: 'me' }, body: { enabled } }),
    onSuccess: () => {
      for (const key of ['advisor', 'overview', 'recommendations']) void cache.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <QueryCard title={t('settings.advisor')} query={advisor}>
      {({ enabled, state, evaluatedAt, pendingChanges, baselines }) => (
        <>
          <Switch
            label={t('settings.advisor.on')}
            help={t('settings.advisor.help')}
            checked={set.isPending ? set.variables : enabled}
            onChange={set.mutate}
          />
          {enabled && (
            <p className="mt-3 text-note text-text-3">
              {t('settings.advisor.state', { state, count: pendingChanges })}{' '}
              {evaluatedAt !== undefined && t('settings.advisor.read', { when: dayAndTime(evaluatedAt, place) })}{' '}
              {t('settings.advisor.baselines', { known: baselines.filter((one) => one.n >= one.needed).length, all: baselines.length })}
            </p>
          )}
          {set.isError && <ErrorState error={set.error} />}
        </>
      )}
    </QueryCard>
  );
}
