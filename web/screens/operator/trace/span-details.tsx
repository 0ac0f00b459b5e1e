import { milliseconds } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { Card } from '../../../ui/card.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { LogLines } from '../log-lines.tsx';
import type texts from './texts.en.json';
import type { TraceSpan } from './waterfall-list.tsx';

const factsOf = (attributes: Readonly<Record<string, unknown>>) =>
  Object.entries(attributes).map(([term, value]) => ({ term, detail: typeof value === 'string' ? value : JSON.stringify(value) }));

/** One step: its attributes, its events, and the lines that were written in it. */
export function SpanDetails({ span }: { readonly span: TraceSpan }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const length = (ms: number): string => milliseconds(ms, locale);
  const facts = factsOf(span.attributes);
  return (
    <Card title={t('trace.chosen')}>
      <p className="mb-3 break-words">
        {t('trace.step', { service: span.service, name: span.name, length: length(span.durationMs), offset: length(span.offsetMs) })}
      </p>
      {facts.length > 0 && (
        <>
          <h3 className="mb-1 text-note font-semibold">{t('trace.attributes')}</h3>
          <div className="break-all">
            <Facts facts={facts} />
          </div>
        </>
      )}
      {span.events.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 text-note font-semibold">{t('trace.events')}</h3>
          <ul className="text-note">
            {span.events.map((event, i) => (
              <li key={`${event.name} ${i}`}>{t('trace.event', { name: event.name, offset: length(event.offsetMs) })}</li>
            ))}
          </ul>
        </>
      )}
      <h3 className="mt-4 mb-1 text-note font-semibold">{t('trace.logs')}</h3>
      {span.logs.length === 0 ? (
        <p className="text-note text-text-3">{t('trace.logs.none')}</p>
      ) : (
        <LogLines lines={span.logs} openTrace={t('trace.open')} />
      )}
    </Card>
  );
}
