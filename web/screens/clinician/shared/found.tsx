import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayInWords } from '../../../lib/time.ts';
import type { Shared } from '../../../lib/types.ts';
import { Card } from '../../../ui/card.tsx';
import { Away, Empty } from '../../../ui/states.tsx';
import { Sureness } from '../../../ui/sureness.tsx';
import type texts from '../texts.en.json';

/** What the advisor finds in the data of somebody who shares it. */
export function Findings({ part }: { readonly part: NonNullable<Shared['insights']> }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { state, reference, data = [] } = part;
  return (
    <Card title={t('people.findings')}>
      {state === 'away' && <Away reference={reference} />}
      {state !== 'away' && data.length === 0 && <Empty why={t('people.findings.none')} />}
      <ul className="grid gap-4">
        {data.map((insight) => (
          <li key={insight.insightId}>
            <h3 className="font-semibold">{insight.title}</h3>
            <p className="text-text-2">{insight.text}</p>
            <p className="my-1 text-note text-text-3">
              {t('people.since', { day: dayInWords(insight.since, locale, { day: 'numeric', month: 'long', year: 'numeric' }) })}
            </p>
            <Sureness sureness={insight.sureness} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is suggested to them: to be read, not to be answered for them. */
export function Suggested({ part }: { readonly part: NonNullable<Shared['recommendations']> }) {
  const t = useText<keyof typeof texts>();
  const { state, reference, data = [] } = part;
  return (
    <Card title={t('people.suggestions')}>
      {state === 'away' && <Away reference={reference} />}
      {state !== 'away' && data.length === 0 && <Empty why={t('people.suggestions.none')} />}
      <ul className="grid gap-4">
        {data.map((one) => (
          <li key={one.recommendationId}>
            <h3 className="font-semibold">{one.title}</h3>
            <p className="mb-1 text-text-2">{one.why}</p>
            <Sureness sureness={one.sureness} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
