import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { tokensQuery } from '../../../lib/queries.ts';
import { asSentence } from '../../../lib/as-sentence.ts';
import { dayAndTime, dayIn, dayInWords } from '../../../lib/time.ts';
import { useEndToken } from '../../../lib/use-tokens.ts';
import { Button } from '../../../ui/button.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { Empty, ErrorState } from '../../../ui/states.tsx';
import { NewToken } from './new-token.tsx';
import { scopesInWords } from './scope-words.ts';
import type texts from './texts.en.json';

/** A token may be good for a year. */
const WITH_YEAR = { day: 'numeric', month: 'long', year: 'numeric' } as const;

/** Tokens of programs: what each may, until when, when it was used; a way to end it and to make one. */
export function TokensCard() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const tokens = useQuery(tokensQuery());
  const revoke = useEndToken();
  return (
    <QueryCard title={t('settings.tokens')} query={tokens}>
      {({ items }) => (
        <>
          {items.length === 0 && <Empty why={t('settings.tokens.none')} />}
          <ul className="mb-4">
            {items.map((token) => (
              <li key={token.tokenId} className="flex flex-wrap items-center justify-between gap-3 border-b border-grid py-3 last:border-0">
                <div className="min-w-0">
                  <p className="break-words">{token.name}</p>
                  <p className="text-note break-words text-text-3">
                    {t('settings.token.facts', {
                      scopes: asSentence(scopesInWords(token.scopes, t)),
                      until: dayInWords(dayIn(token.expiresAt, place.timeZone), place.locale, WITH_YEAR),
                    })}{' '}
                    {token.lastUsedAt === undefined
                      ? t('settings.token.unused')
                      : t('settings.token.used', { when: dayAndTime(token.lastUsedAt, place) })}
                  </p>
                </div>
                <Button disabled={revoke.isPending} onClick={() => revoke.mutate(token.tokenId)}>
                  {t('settings.token.end', { name: token.name })}
                </Button>
              </li>
            ))}
          </ul>
          {revoke.isError && <ErrorState error={revoke.error} />}
          <NewToken />
        </>
      )}
    </QueryCard>
  );
}
