import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { metricsQuery } from '../../../lib/queries.ts';
import { asSentence } from '../../../lib/as-sentence.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Facts } from '../../../ui/facts.tsx';
import { QuerySheet } from '../../../ui/query-sheet.tsx';
import { ProvenFigure } from './proven-figure.tsx';
import type texts from './texts.en.json';

/** Every number of something that stands out, with the query, the days, the values and the sources behind it. */
export function InsightProofSheet({
  insightId,
  text,
  onClose,
}: {
  readonly insightId: string;
  readonly text: string;
  readonly onClose: () => void;
}) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const { data: vocabulary } = useQuery(metricsQuery());
  const proof = useQuery({
    queryKey: ['insight-proof', insightId],
    queryFn: ({ signal }) => api('recommendation.getInsightProof', { params: { personId: 'me', insightId }, signal }),
  });
  const nameOf = (metric: string): string => vocabulary?.items.find((one) => one.id === metric)?.name ?? metric;
  return (
    <QuerySheet title={t('suggestion.proof.open')} query={proof} onClose={onClose} lead={<p className="mb-2 text-text-2">{text}</p>}>
      {({ figures, method, computedAt }) => (
        <>
          <ul>
            {figures.map((proven, i) => (
              <ProvenFigure key={`${proven.figure.name}-${i}`} proven={proven} metricName={nameOf(proven.query.metric)} />
            ))}
          </ul>
          <div className="mt-4 break-words">
            <Facts
              facts={[
                {
                  term: t('suggestion.proof.method'),
                  detail: t('suggestion.proof.named', { id: method.id, version: method.version, words: asSentence(method.source) }),
                },
              ]}
            />
          </div>
          <p className="mt-4 text-note text-text-3">{t('suggestion.proof.computed', { when: dayAndTime(computedAt, place) })}</p>
        </>
      )}
    </QuerySheet>
  );
}
