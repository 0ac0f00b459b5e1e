import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { sharedAddress } from '../../../lib/addresses.ts';
import { receivedSharesQuery } from '../../../lib/queries.ts';
import { dayIn, dayInWords } from '../../../lib/time.ts';
import { Page } from '../../../shell/page.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import { categoriesInWords } from '../category-names.ts';
import type texts from '../texts.en.json';

/** Everybody who shares with the one who is signed in: what, and until when. */
export function PeopleScreen() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const shares = useQuery(receivedSharesQuery());
  const items = shares.data?.items ?? [];
  return (
    <Page
      title={shares.data === undefined ? t('people.name') : t('people.title', { count: items.length })}
      name={t('people.name')}
      above={t('people.name')}
    >
      <Card>
        {shares.isPending && <Loading />}
        {shares.isError && <ErrorState error={shares.error} onRetry={() => void shares.refetch()} />}
        {shares.data !== undefined && items.length === 0 && <Empty why={t('people.none')} />}
        {items.length > 0 && (
          <Table
            hideCaption
            caption={t('people.table')}
            columns={[t('people.person'), t('people.what'), t('people.until')]}
            numbersFrom={3}
            rows={items.map((share) => [
              <Link
                key="name"
                to={sharedAddress(share.shareId)}
                className="target inline-flex items-center text-accent-text underline underline-offset-3"
              >
                {share.personName ?? t('people.unnamed')}
              </Link>,
              categoriesInWords(share.categories, t),
              share.expiresAt === undefined
                ? t('people.open-ended')
                : dayInWords(dayIn(share.expiresAt, place.timeZone), place.locale, { day: 'numeric', month: 'long', year: 'numeric' }),
            ])}
          />
        )}
      </Card>
    </Page>
  );
}
