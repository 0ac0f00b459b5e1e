import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useText } from '../../../app/text.ts';
import { PEOPLE } from '../../../lib/addresses.ts';
import { ApiProblem } from '../../../lib/problem.ts';
import { sharedQuery } from '../../../lib/queries.ts';
import type { Shared } from '../../../lib/types.ts';
import { Page } from '../../../shell/page.tsx';
import { Card } from '../../../ui/card.tsx';
import { Away, Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { Ended } from '../ended.tsx';
import { LookingBar } from '../looking-bar.tsx';
import type texts from '../texts.en.json';
import { Findings, Suggested } from './found.tsx';
import { LastNight } from './last-night.tsx';
import { SharedTile } from './shared-tile.tsx';

function Measures({ shared: { share, on, measures } }: { readonly shared: Shared }) {
  const t = useText<keyof typeof texts>();
  if (measures.state === 'away')
    return (
      <Card title={t('people.measures')}>
        <Away reference={measures.reference} />
      </Card>
    );
  if (measures.data === undefined)
    return (
      <Card title={t('people.measures')}>
        <Empty why={t('people.measures.none')} />
      </Card>
    );
  return (
    <section aria-labelledby="measures">
      <h2 id="measures" className="mb-3 text-section">
        {t('people.measures')}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2 md:gap-4 lg:grid-cols-3 xl:grid-cols-4">
        {measures.data.map((tile) => (
          <SharedTile key={tile.metric} stored={tile} shareId={share.shareId} on={on} />
        ))}
      </ul>
    </section>
  );
}

/** What somebody shares: outside of their usual first, and nothing beyond the share. */
export function SharedScreen() {
  const t = useText<keyof typeof texts>();
  const { share: shareId = '' } = useParams({ strict: false });
  const found = useQuery(sharedQuery(shareId));
  if (found.error instanceof ApiProblem && found.error.problem.status === 404) return <Ended />;
  const { data } = found;
  const outside = (data?.measures.data ?? []).filter(({ direction }) => direction === 'below' || direction === 'above').length;
  const isKnown = (data?.measures.data ?? []).some(({ direction }) => direction !== 'learning');
  const name = data === undefined ? t('people.name') : (data.share.personName ?? t('people.unnamed'));
  return (
    <Page
      title={
        data === undefined ? t('people.name') : isKnown ? t('people.shared.title', { count: outside }) : t('people.shared.of', { name })
      }
      name={name}
      above={
        <Link to={PEOPLE} className="underline decoration-line underline-offset-4">
          {t('people.above')}
        </Link>
      }
    >
      {found.isPending && (
        <Card>
          <Loading lines={6} />
        </Card>
      )}
      {found.isError && (
        <Card className="mb-5">
          <ErrorState error={found.error} onRetry={() => void found.refetch()} />
        </Card>
      )}
      {data !== undefined && (
        <>
          <LookingBar share={data.share} />
          <div className="mb-8 grid items-start gap-4 empty:hidden md:gap-5 lg:grid-cols-2">
            {data.sleep !== undefined && <LastNight part={data.sleep} timeZone={data.timeZone} />}
            {data.insights !== undefined && <Findings part={data.insights} />}
            {data.recommendations !== undefined && <Suggested part={data.recommendations} />}
          </div>
          <Measures shared={data} />
        </>
      )}
    </Page>
  );
}
