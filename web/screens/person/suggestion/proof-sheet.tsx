import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';
import { metricsQuery } from '../../../lib/queries.ts';
import { dayAndTime } from '../../../lib/time.ts';
import type { Recommendation } from '../../../lib/types.ts';
import { Facts } from '../../../ui/facts.tsx';
import { QuerySheet } from '../../../ui/query-sheet.tsx';
import { figureName, ProvenFigure } from './proven-figure.tsx';
import type texts from './texts.en.json';

type Proof = Got<'recommendation.getProof'>;

function Citations({ citations }: { readonly citations: Proof['guideline']['citations'] }) {
  const t = useText<keyof typeof texts>();
  return (
    <>
      <h3 className="mt-5 mb-1 text-card">{t('suggestion.proof.citations')}</h3>
      <ul className="text-note">
        {citations.map((citation) => (
          <li key={citation.url} className="py-1">
            <a href={citation.url} rel="noreferrer" target="_blank" className="text-accent-text underline underline-offset-3">
              {t('suggestion.proof.citation', { title: citation.title, issuer: citation.issuer, year: String(citation.year) })}
            </a>{' '}
            <span className="text-text-3">{[citation.strength, citation.certainty].filter((one) => one !== undefined).join(', ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Alternatives({ alternatives }: { readonly alternatives: Proof['alternatives'] }) {
  const t = useText<keyof typeof texts>();
  const others = alternatives.filter((other) => other.outcome !== 'chosen');
  return (
    <>
      <h3 className="mt-5 mb-1 text-card">{t('suggestion.proof.others')}</h3>
      <ul className="text-note text-text-2">
        {others.map((other) => (
          <li key={other.guideline} className="border-b border-grid py-2">
            <strong>{figureName(other.guideline)}</strong>. {t(`suggestion.proof.outcome.${other.outcome}`)}. {other.reason}
            {other.parts !== undefined && other.score !== undefined && (
              <span className="block text-text-3">{t('suggestion.proof.parts', { ...other.parts, score: other.score })}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function ProofView({ proof }: { readonly proof: Proof }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const { data: vocabulary } = useQuery(metricsQuery());
  const nameOf = (metric: string): string => vocabulary?.items.find((one) => one.id === metric)?.name ?? metric;
  const { guideline } = proof;
  return (
    <>
      <ul>
        {proof.figures.map((proven, i) => (
          <ProvenFigure key={`${proven.figure.name}-${i}`} proven={proven} metricName={nameOf(proven.query.metric)} />
        ))}
      </ul>
      <div className="mt-4 break-words">
        <Facts
          facts={[
            { term: t('suggestion.proof.condition'), detail: `${guideline.id} ${guideline.version}: ${guideline.condition}` },
            ...proof.method.map((method) => ({
              term: t('suggestion.proof.method'),
              detail: `${method.id} ${method.version}: ${method.source}`,
            })),
            { term: t('suggestion.proof.fingerprint'), detail: proof.inputsFingerprint.slice(0, 16) },
          ]}
        />
      </div>
      <Citations citations={guideline.citations} />
      <Alternatives alternatives={proof.alternatives} />
      <p className="mt-4 text-note text-text-3">{t('suggestion.proof.computed', { when: dayAndTime(proof.computedAt, place) })}</p>
    </>
  );
}

/** Every number of a suggestion with the query, the days, the values and the sources behind it, and what was not suggested. */
export function ProofSheet({ recommendation, onClose }: { readonly recommendation: Recommendation; readonly onClose: () => void }) {
  const t = useText<keyof typeof texts>();
  const { recommendationId } = recommendation;
  const proof = useQuery({
    queryKey: ['proof', recommendationId, recommendation.updatedAt],
    queryFn: ({ signal }) => api('recommendation.getProof', { params: { personId: 'me', recommendationId }, signal }),
  });
  return (
    <QuerySheet title={t('suggestion.proof.title')} query={proof} onClose={onClose}>
      {(data) => <ProofView proof={data} />}
    </QuerySheet>
  );
}
