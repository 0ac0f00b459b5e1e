import { joinUnit, numberFormat } from '@aceso/charts';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';
import { dayAndTime, dayInWords } from '../../../lib/time.ts';
import type { Recommendation } from '../../../lib/types.ts';
import { Sheet } from '../../../ui/dialog.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import type texts from './texts.en.json';

type Proof = Got<'recommendation.getProof'>;
type ProvenFigure = Proof['figures'][number];

const SHORT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };

function ProvenFigureView({ proven }: { readonly proven: ProvenFigure }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { figure, query } = proven;
  const value = joinUnit(numberFormat(figure.decimals, locale)(figure.value), figure.unit);
  const [from, to] = [dayInWords(query.from, locale, SHORT), dayInWords(query.to, locale, SHORT)];
  return (
    <li className="border-b border-grid py-3">
      <p className="font-semibold">{t('suggestion.proof.figure', { name: figure.name, value })}</p>
      <p className="text-note text-text-2">{t('suggestion.proof.query', { metric: query.metric, from, to })}</p>
      <p className="text-note text-text-2">
        {t('suggestion.proof.basis', { days: proven.days.length, samples: proven.samples, coverage: Math.round(proven.coverage * 100) })}
      </p>
      {proven.sources.length > 0 && (
        <p className="text-note text-text-2">{t('suggestion.proof.sources', { sources: proven.sources.join(', ') })}</p>
      )}
    </li>
  );
}

function ProofView({ proof }: { readonly proof: Proof }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  return (
    <>
      <ul>
        {proof.figures.map((proven, i) => (
          <ProvenFigureView key={`${proven.figure.name}-${i}`} proven={proven} />
        ))}
      </ul>
      <div className="mt-4">
        <Facts
          facts={[
            {
              term: t('suggestion.proof.condition'),
              detail: `${proof.guideline.id} ${proof.guideline.version}: ${proof.guideline.condition}`,
            },
            ...proof.method.map((method) => ({
              term: t('suggestion.proof.method'),
              detail: `${method.id} ${method.version}: ${method.source}`,
            })),
            { term: t('suggestion.proof.fingerprint'), detail: proof.inputsFingerprint.slice(0, 16) },
          ]}
        />
      </div>
      <h3 className="mt-5 mb-1 text-card">{t('suggestion.proof.others')}</h3>
      <ul className="text-note text-text-2">
        {proof.alternatives
          .filter((other) => other.outcome !== 'chosen')
          .map((other) => (
            <li key={other.guideline} className="py-1">
              <strong>{other.guideline}</strong> {other.reason}
            </li>
          ))}
      </ul>
      <p className="mt-4 text-note text-text-3">{t('suggestion.proof.computed', { when: dayAndTime(proof.computedAt, place) })}</p>
    </>
  );
}

/** Every number of a suggestion with the query, the days and the sources behind it, and what was not suggested. */
export function ProofSheet({ recommendation, onClose }: { readonly recommendation: Recommendation; readonly onClose: () => void }) {
  const t = useText<keyof typeof texts>();
  const { recommendationId } = recommendation;
  const proof = useQuery({
    queryKey: ['proof', recommendationId, recommendation.updatedAt],
    queryFn: ({ signal }) => api('recommendation.getProof', { params: { personId: 'me', recommendationId }, signal }),
  });
  return (
    <Sheet title={t('suggestion.proof.title')} open onOpenChange={(open) => (open ? undefined : onClose())}>
      {proof.isError ? (
        <ErrorState error={proof.error} onRetry={() => void proof.refetch()} />
      ) : proof.data === undefined ? (
        <Loading lines={6} />
      ) : (
        <ProofView proof={proof.data} />
      )}
    </Sheet>
  );
}
