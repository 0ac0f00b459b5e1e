import { numberFormat } from '@aceso/charts';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';
import { guidelinesQuery, metricsQuery } from '../../../lib/queries.ts';
import { asSentence } from '../../../lib/as-sentence.ts';
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
            <span className="text-text-3">
              {asSentence([citation.strength, citation.certainty].filter((one) => one !== undefined).join(', '))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

type Alternative = Proof['alternatives'][number];

/** What spoke and lost stands open; what did not speak is folded, by the reason. */
const LOST: readonly Alternative['outcome'][] = ['outranked', 'refused'];
const SILENT = ['not-enough-data', 'not-met', 'contraindicated'] as const;

function Alternatives({ alternatives }: { readonly alternatives: Proof['alternatives'] }) {
  const t = useText<keyof typeof texts>();
  const { data: guidelines } = useQuery(guidelinesQuery());
  const titleOf = (id: string): string => guidelines?.items.find((one) => one.id === id)?.title ?? figureName(id);
  const row = (other: Alternative) => <Lost key={other.guideline} other={other} title={titleOf(other.guideline)} />;
  const lost = alternatives.filter(({ outcome }) => LOST.includes(outcome)).toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1));
  return (
    <>
      <h3 className="mt-5 mb-1 text-card">{t('suggestion.proof.others')}</h3>
      {lost.length === 0 && <p className="text-note text-text-2">{t('suggestion.proof.others.none')}</p>}
      <ul className="text-note text-text-2">{lost.map(row)}</ul>
      {SILENT.map((outcome) => {
        const group = alternatives.filter((other) => other.outcome === outcome);
        if (group.length === 0) return null;
        return (
          <details key={outcome} className="text-note text-text-2">
            <summary className="target inline-flex items-center text-accent-text">
              {t(`suggestion.proof.silent.${outcome}`, { count: group.length })}
            </summary>
            <ul>{group.map(row)}</ul>
          </details>
        );
      })}
    </>
  );
}

function Lost({ other, title }: { readonly other: Alternative; readonly title: string }) {
  const t = useText<keyof typeof texts>();
  const format = numberFormat(2, usePlace().locale);
  const { parts, score } = other;
  return (
    <li className="border-b border-grid py-2">
      <strong>{title}</strong>
      <span className="block">{asSentence(other.reason)}</span>
      {parts !== undefined && score !== undefined && (
        <span className="block text-text-3">
          {t('suggestion.proof.parts', {
            benefit: format(parts.benefit),
            sureness: format(parts.sureness),
            evidence: format(parts.evidence),
            response: format(parts.response),
            burden: format(parts.burden),
            score: format(score),
          })}
        </span>
      )}
    </li>
  );
}

/** What triggers the rule, without the name that programs have for it. */
function conditionInWords(condition: string): string {
  const [, kind, words] = /^the insight ([a-z0-9-]+)(?:: (.+))?$/.exec(condition) ?? [];
  return asSentence(kind === undefined ? condition : (words ?? figureName(kind)));
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
            {
              term: t('suggestion.proof.condition'),
              detail: t('suggestion.proof.named', {
                id: guideline.id,
                version: guideline.version,
                words: conditionInWords(guideline.condition),
              }),
            },
            ...proof.method.map((method) => ({
              term: t('suggestion.proof.method'),
              detail: t('suggestion.proof.named', { id: method.id, version: method.version, words: asSentence(method.source) }),
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
