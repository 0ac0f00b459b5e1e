import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { dayIn, dayInWords } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { Empty, ErrorState } from '../../../ui/states.tsx';
import { CATEGORIES } from '../../../lib/categories.ts';
import { NewShare } from './new-share.tsx';
import { sharesQuery } from './queries.ts';
import type texts from './texts.en.json';

/** Who may see what, until when; a way to stop it at once. */
export function SharesCard() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const cache = useQueryClient();
  const shares = useQuery(sharesQuery());
  const end = useMutation({
    mutationFn: (shareId: string) => api('users.revokeShare', { params: { personId: 'me', shareId } }),
    onSettled: () => cache.invalidateQueries({ queryKey: sharesQuery().queryKey }),
  });
  const nameOf = (category: string): string => {
    const known = CATEGORIES.find((one) => one === category);
    return known === undefined ? (category === '*' ? t('settings.share.all') : category) : t(`settings.category.${known}`);
  };
  return (
    <QueryCard title={t('settings.shares')} query={shares}>
      {({ items }) => (
        <>
          {items.length === 0 && <Empty why={t('settings.shares.none')} />}
          <ul className="mb-4">
            {items.map((share) => (
              <li key={share.shareId} className="flex flex-wrap items-center justify-between gap-3 border-b border-grid py-3 last:border-0">
                <div className="min-w-0">
                  <p>{share.granteeName}</p>
                  <p className="text-note text-text-3">
                    {t('settings.share.facts', { relation: share.relation, what: share.categories.map(nameOf).join(', ') })}{' '}
                    {share.expiresAt === undefined
                      ? t('settings.share.open')
                      : t('settings.share.until', { when: dayInWords(dayIn(share.expiresAt, place.timeZone), place.locale) })}
                  </p>
                </div>
                <Button disabled={end.isPending} onClick={() => end.mutate(share.shareId)}>
                  {t('settings.share.end', { name: share.granteeName })}
                </Button>
              </li>
            ))}
          </ul>
          {end.isError && <ErrorState error={end.error} />}
          <NewShare />
        </>
      )}
    </QueryCard>
  );
}
