import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { ChartView } from '../../../chart/chart-view.tsx';
import { NEW_TRIAL } from '../../../lib/addresses.ts';
import type { Recommendation } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Sureness } from '../../../ui/sureness.tsx';
import { evidenceCaption, evidenceChart } from './evidence-chart.ts';
import type texts from './texts.en.json';
import { useFeedback } from './use-feedback.ts';

const ProofSheet = lazy(async () => ({ default: (await import('./proof-sheet.tsx')).ProofSheet }));

const EffectPanel = lazy(async () => ({ default: (await import('./effect-panel.tsx')).EffectPanel }));

const REASONS = ['not-possible', 'already-doing', 'do-not-believe', 'topic-unwanted', 'looks-wrong'] as const;

function Actions({ recommendation }: { readonly recommendation: Recommendation }) {
  const t = useText<keyof typeof texts>();
  const feedback = useFeedback(recommendation.recommendationId);
  const [isOpen, setOpen] = useState(false);
  const isAccepted = recommendation.status === 'accepted';
  return (
    <div className="mt-4 flex flex-wrap items-center gap-3">
      {recommendation.trial !== undefined && !isAccepted && (
        <Button kind="primary" asChild>
          <Link to={NEW_TRIAL} search={{ recommendation: recommendation.recommendationId }}>
            {t('suggestion.try', { days: recommendation.trial.days })}
          </Link>
        </Button>
      )}
      <Button
        kind={recommendation.trial === undefined || isAccepted ? 'primary' : 'quiet'}
        disabled={feedback.isPending}
        onClick={() => feedback.mutate({ kind: isAccepted ? 'done' : 'accept' })}
      >
        {t(isAccepted ? 'suggestion.done' : 'suggestion.accept')}
      </Button>
      <Button onClick={() => setOpen(true)}>{t('suggestion.evidence')}</Button>
      {isOpen && (
        <Suspense fallback={<Loading lines={1} />}>
          <ProofSheet recommendation={recommendation} onClose={() => setOpen(false)} />
        </Suspense>
      )}
      {feedback.isError && (
        <p role="alert" className="text-note text-urgent">
          {t('suggestion.failed')}
        </p>
      )}
    </div>
  );
}

function More({ recommendation }: { readonly recommendation: Recommendation }) {
  const t = useText<keyof typeof texts>();
  const feedback = useFeedback(recommendation.recommendationId);
  const items = [
    { label: t('suggestion.later'), onSelect: () => feedback.mutate({ kind: 'later' }) },
    ...REASONS.map((reason) => ({ label: t(`suggestion.${reason}`), onSelect: () => feedback.mutate({ kind: 'not-for-me', reason }) })),
  ];
  return <Menu label={t('suggestion.menu')} items={items} />;
}

/** One suggestion. The order of its parts is fixed: what, why, evidence, how sure, how we will know, sources, actions. */
export function SuggestionCard({ recommendation }: { readonly recommendation: Recommendation }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const { evidence } = recommendation;
  const titleId = `suggestion-${recommendation.recommendationId}`;
  return (
    <section aria-labelledby={titleId} className="@container min-w-0 rounded-large border border-line bg-surface p-4 md:p-5">
      <div className="flex items-start justify-between gap-4">
        <div>
          <p className="text-note font-semibold text-accent-text">{t(`suggestion.${recommendation.kind}`)}</p>
          <h2 id={titleId} className="text-title text-balance">
            {recommendation.title}
          </h2>
        </div>
        <More recommendation={recommendation} />
      </div>
      <p className="mt-2 max-w-[68ch] text-text-2">{recommendation.why}</p>
      {recommendation.because !== undefined && <p className="mt-1 max-w-[68ch] text-note text-text-3">{recommendation.because}</p>}
      {evidence !== undefined && evidence.groups.some((group) => group.values.length > 0) && (
        <figure className="my-3">
          <figcaption className="mb-3 text-note text-text-3 empty:hidden">{evidenceCaption(evidence, place)}</figcaption>
          <ChartView chart={evidenceChart(recommendation.title, evidence, place)} />
        </figure>
      )}
      {recommendation.steps === undefined ? (
        <p className="mt-2 max-w-[68ch]">{recommendation.action}</p>
      ) : (
        <ol className="mt-2 grid max-w-[68ch] list-decimal gap-1 ps-5">
          {recommendation.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      <div className="mt-4 grid gap-4 @lg:grid-cols-2">
        <div>
          <h3 className="mb-1 text-note font-semibold">{t('suggestion.sure')}</h3>
          <Sureness sureness={recommendation.sureness} />
          <p className="mt-1 text-note text-text-2">{recommendation.sureness.basis}</p>
        </div>
        <div>
          <h3 className="mb-1 text-note font-semibold">{t('suggestion.success')}</h3>
          <p className="text-note text-text-2">{recommendation.success.text}</p>
          {recommendation.expectedEffect !== undefined && (
            <p className="mt-1 text-note text-text-3">
              {t('suggestion.expected')}: {recommendation.expectedEffect}
            </p>
          )}
        </div>
      </div>
      {(recommendation.status === 'accepted' || recommendation.status === 'done') && (
        <Suspense fallback={<Loading lines={2} />}>
          <EffectPanel recommendation={recommendation} />
        </Suspense>
      )}
      <ul aria-label={t('suggestion.sources')} className="mt-4 flex flex-wrap gap-x-4 gap-y-1 text-note">
        {recommendation.sources.map((source) => (
          <li key={source.url}>
            <a href={source.url} rel="noreferrer" target="_blank" className="text-accent-text underline underline-offset-3">
              {source.title}, {source.issuer}, {source.year}
            </a>
          </li>
        ))}
      </ul>
      <Actions recommendation={recommendation} />
      <p className="mt-3 text-note text-text-3">{recommendation.disclaimer}</p>
    </section>
  );
}
