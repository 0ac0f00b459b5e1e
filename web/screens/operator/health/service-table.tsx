import { milliseconds, numberFormat } from '@aceso/charts';
import { Link } from '@tanstack/react-router';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Table } from '../../../ui/table.tsx';
import { Tag, type TagKind } from '../../../ui/tag.tsx';
import type { ServiceHealth } from './queries.ts';
import { byGravity, type Standing, standingOf } from './standing.ts';
import type texts from './texts.en.json';

const TAGS: Readonly<Record<Standing, TagKind>> = {
  ready: 'usual',
  slow: 'above',
  'not-ready': 'caution',
  away: 'urgent',
  unknown: 'late',
};

/** All services, those with trouble first. */
export function ServiceTable({ services }: { readonly services: readonly ServiceHealth[] }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const none = t('health.none');
  const number = (decimals: number, value: number | undefined): string =>
    value === undefined ? none : numberFormat(decimals, place.locale)(value);
  return (
    <Table
      hideCaption
      caption={t('health.services')}
      numbersFrom={3}
      columns={[
        t('health.service'),
        t('health.state'),
        t('health.since'),
        t('health.replicas'),
        t('health.rate'),
        t('health.lag'),
        t('health.p95'),
        t('health.errors'),
      ]}
      rows={byGravity(services).map((service) => [
        <Link key="name" to="/ops/logs" search={{ service: service.service }} className="text-accent-text underline underline-offset-3">
          {service.service}
        </Link>,
        <span key="state">
          <Tag kind={TAGS[standingOf(service)]}>{t(`health.state.${standingOf(service)}`)}</Tag>
          {service.reasons.length > 0 && <span className="block text-note text-text-2">{service.reasons.join(', ')}</span>}
        </span>,
        <span key="since" className="whitespace-nowrap">
          {service.since === undefined ? none : dayAndTime(service.since, place)}
        </span>,
        t('health.replicas.ready', { ready: service.replicas.filter((one) => one.state === 'ready').length, all: service.replicas.length }),
        number(1, service.requestsPerMinute),
        service.lagSeconds === undefined ? none : t('health.seconds', { count: number(1, service.lagSeconds) }),
        service.p95Ms === undefined ? none : milliseconds(service.p95Ms, place.locale),
        service.errorShare === undefined ? none : `${number(1, service.errorShare * 100)}\u2009%`,
      ])}
    />
  );
}
