import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { phonesQuery, tokensQuery } from '../../../lib/queries.ts';
import { dayAndTime, dayIn, dayInWords } from '../../../lib/time.ts';
import { useEndToken } from '../../../lib/use-tokens.ts';
import { Button } from '../../../ui/button.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { NewPhone, PHONE_SCOPE } from './new-phone.tsx';
import type texts from './texts.en.json';

/** A token is good for a year. */
const WITH_YEAR = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const ROW = 'flex flex-wrap items-center justify-between gap-3 border-b border-grid py-3 last:border-0';

/** Phones that have sent something, by what they call themselves. */
function Phones() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const { data } = useQuery(phonesQuery());
  return (
    <ul>
      {data?.items.map(({ deviceId, name, items, lastBatchAt }) => (
        <li key={deviceId} className={ROW}>
          <div className="min-w-0">
            <p className="break-words">{name}</p>
            {lastBatchAt !== undefined && (
              <p className="text-note text-text-3">{t('sources.phone.sent', { when: dayAndTime(lastBatchAt, place), count: items })}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Phones that may send by themselves: what each has sent, its token, a way to end it and to make one. */
export function PhoneCard() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const tokens = useQuery(tokensQuery());
  const revoke = useEndToken();
  return (
    <QueryCard title={t('sources.phone')} query={tokens}>
      {({ items }) => {
        const own = items.filter(({ scopes }) => scopes.length === 1 && scopes[0] === PHONE_SCOPE);
        return (
          <>
            <p className="mb-3 max-w-[68ch] text-text-2">{t('sources.phone.what')}</p>
            <Phones />
            {own.length > 0 && (
              <>
                <h3 className="mt-3 text-note font-semibold">{t('sources.phone.tokens')}</h3>
                <ul className="mb-3">
                  {own.map(({ tokenId, name, expiresAt, lastUsedAt }) => (
                    <li key={tokenId} className={ROW}>
                      <div className="min-w-0">
                        <p className="break-words">{name}</p>
                        <p className="text-note text-text-3">
                          {t('sources.phone.until', { until: dayInWords(dayIn(expiresAt, place.timeZone), place.locale, WITH_YEAR) })}{' '}
                          {lastUsedAt === undefined
                            ? t('sources.phone.unused')
                            : t('sources.phone.used', { when: dayAndTime(lastUsedAt, place) })}
                        </p>
                      </div>
                      <Button disabled={revoke.isPending} onClick={() => revoke.mutate(tokenId)}>
                        {t('sources.phone.end', { name })}
                      </Button>
                    </li>
                  ))}
                </ul>
              </>
            )}
            {revoke.isError && <ErrorState error={revoke.error} />}
            <NewPhone />
          </>
        );
      }}
    </QueryCard>
  );
}
