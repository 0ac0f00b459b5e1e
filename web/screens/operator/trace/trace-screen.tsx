import { milliseconds } from '@aceso/charts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { LogLines } from '../log-lines.tsx';
import { SpanDetails } from './span-details.tsx';
import type texts from './texts.en.json';
import { WaterfallList } from './waterfall-list.tsx';

const traceQuery = (traceId: string) =>
  queryOptions({ queryKey: ['trace', traceId], queryFn: ({ signal }) => api('monitoring.getTrace', { params: { traceId }, signal }) });

function TraceView({ trace, chosen }: { readonly trace: Got<'monitoring.getTrace'>; readonly chosen: string | undefined }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const navigate = useNavigate();
  const span = trace.spans.find((one) => one.spanId === chosen) ?? trace.spans.find((one) => one.failed) ?? trace.spans[0];
  const choose = (spanId: string): void =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, span: spanId }), replace: true, resetScroll: false });
  return (
    <div className="grid gap-4 md:gap-5">
      <p className="text-text-2">
        {t('trace.facts', {
          spans: trace.spans.length,
          services: trace.services.join(', '),
          length: milliseconds(trace.durationMs, place.locale),
        })}
        . {t('trace.began', { when: dayAndTime(trace.startedAt, place) })}.
      </p>
      <Card title={t('trace.waterfall')}>
        <WaterfallList trace={trace} chosen={span?.spanId} onChoose={choose} />
        <p className="mt-3 text-note text-text-3">
          {t('trace.legend')} {trace.cut && t('trace.cut')}
        </p>
      </Card>
      {span !== undefined && <SpanDetails span={span} />}
      {trace.logs.length > 0 && (
        <Card title={t('trace.logs.other')}>
          <LogLines lines={trace.logs} openTrace={t('trace.open')} />
        </Card>
      )}
    </div>
  );
}

/** One request as a waterfall, with the lines of the log in place. */
export function TraceScreen() {
  const t = useText<keyof typeof texts>();
  const { traceId = '' } = useParams({ strict: false });
  const { span } = useSearch({ strict: false });
  const trace = useQuery(traceQuery(traceId));
  return (
    <Page
      title={trace.data?.spans[0]?.name ?? traceId.slice(0, 8)}
      above={
        <Link to="/ops/traces" className="underline decoration-line underline-offset-4">
          {t('trace.above')}
        </Link>
      }
      aside={
        <Button asChild>
          <Link to="/ops/logs" search={{ trace: traceId }}>
            {t('trace.logs.all')}
          </Link>
        </Button>
      }
    >
      {trace.isPending && (
        <Card>
          <Loading lines={10} />
        </Card>
      )}
      {trace.isError && (
        <Card>
          <ErrorState error={trace.error} onRetry={() => void trace.refetch()} />
        </Card>
      )}
      {trace.data !== undefined && <TraceView trace={trace.data} chosen={span} />}
    </Page>
  );
}
