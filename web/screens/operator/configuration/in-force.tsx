import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/states.tsx';
import { Table } from '../../../ui/table.tsx';
import type { ServiceConfiguration } from './queries.ts';
import type texts from './texts.en.json';

/** Which running copy obeys which version. */
export function InForce({ configuration: { inForce } }: { readonly configuration: ServiceConfiguration }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  return (
    <Card title={t('config.force')}>
      {inForce.length === 0 ? (
        <Empty why={t('config.force.none')} />
      ) : (
        <Table
          hideCaption
          caption={t('config.force')}
          columns={[t('config.force.copy'), t('config.force.version'), t('config.force.at')]}
          rows={inForce.map((copy) => [
            <span key="copy" className="text-note break-all">
              {copy.replica}
              {copy.waiting.length > 0 && (
                <span className="block text-caution">{t('config.force.waiting', { names: copy.waiting.join(', ') })}</span>
              )}
              {copy.refused.length > 0 && (
                <span className="block text-urgent">{t('config.force.refused', { names: copy.refused.join(', ') })}</span>
              )}
            </span>,
            copy.version,
            dayAndTime(copy.reportedAt, place),
          ])}
        />
      )}
    </Card>
  );
}
