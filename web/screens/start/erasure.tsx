import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../app/place.tsx';
import { useText } from '../../app/text.ts';
import { api } from '../../lib/api.ts';
import { dayAndTime } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { Frame } from './frame.tsx';
import type texts from './texts.en.json';

const ASK_MS = 1000;

/** How far an erasure is, with the receipt of each service. */
export function Erasure({ erasureId }: { readonly erasureId: string }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const erasure = useQuery({
    queryKey: ['erasure', erasureId],
    queryFn: ({ signal }) => api('users.getErasure', { params: { erasureId }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'done' ? false : ASK_MS),
  });
  const isDone = erasure.data?.status === 'done';
  return (
    <Frame title={t(isDone ? 'start.erased' : 'start.erasing')}>
      {erasure.isPending && <Loading />}
      {erasure.isError && <ErrorState error={erasure.error} onRetry={() => void erasure.refetch()} />}
      {erasure.data !== undefined && (
        <Table
          caption={t('start.erased.receipts')}
          columns={[t('start.erased.service'), t('start.erased.rows'), t('start.erased.when'), t('start.erased.fingerprint')]}
          rows={erasure.data.receipts.map((receipt) => [
            receipt.service,
            receipt.rows,
            dayAndTime(receipt.erasedAt, place),
            <code key="fingerprint">{receipt.fingerprint.slice(0, 12)}</code>,
          ])}
        />
      )}
      <Button asChild className="mt-6 justify-self-start">
        <a href="/start">{t('start.name')}</a>
      </Button>
    </Frame>
  );
}
