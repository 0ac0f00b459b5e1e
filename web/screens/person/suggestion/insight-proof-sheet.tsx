import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { metricsQuery } from '../../../lib/queries.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Sheet } from '../../../ui/dialog.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
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
    <Sheet title={t('suggestion.proof.open')} open onOpenChange={(open) => (open ? undefined : onClose())}>
      <p className="mb-2 text-text-2">{text}</p>
      {proof.isError ? (
        <ErrorState error={proof.error} onRetry={() => void proof.refetch()} />
      ) : proof.data === undefined ? (
        <Loading lines={4} />
      ) : (
        <>
          <ul>
            {proof.data.figures.map((proven, i) => (
              <ProvenFigure key={`${proven.figure.name}-${i}`} proven={proven} metricName={nameOf(proven.query.metric)} />
            ))}
          </ul>
          <div className="mt-4 break-words">
            <Facts
              facts={[
                {
                  term: t('suggestion.proof.method'),
                  detail: `${proof.data.method.id} ${proof.data.method.version}: ${proof.data.method.source}`,
                },
              ]}
            />
          </div>
          <p className="mt-4 text-note text-text-3">{t('suggestion.proof.computed', { when: dayAndTime(proof.data.computedAt, place) })}</p>
        </>
      )}
    </Sheet>
  );
}
