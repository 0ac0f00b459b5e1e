import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { CIRCUMSTANCES } from '../../../lib/addresses.ts';
import { dayInWords } from '../../../lib/time.ts';
import type { Overview } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PartCard } from './part-card.tsx';
import type texts from './texts.en.json';

const InsightProofSheet = lazy(async () => ({ default: (await import('../suggestion/insight-proof-sheet.tsx')).InsightProofSheet }));

/** Opens where the numbers of a change come from. */
function Evidence({ insightId, text }: { readonly insightId: string; readonly text: string }) {
  const t = useText<keyof typeof texts>();
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="col-start-2">
      <Button kind="link" className="text-note" aria-label={t('today.changes.evidence.of', { text })} onClick={() => setOpen(true)}>
        {t('today.changes.evidence')}
      </Button>
      {isOpen && (
        <Suspense fallback={<Loading lines={1} />}>
          <InsightProofSheet insightId={insightId} text={text} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  );
}

/** Lasting changes that were found, newest first. */
export function Changes({ part }: { readonly part: Overview['changes'] }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  return (
    <PartCard
      part={part}
      title={t('today.changes')}
      aside={
        <Link to={CIRCUMSTANCES} className="text-accent-text underline underline-offset-3">
          {t('today.changes.log')}
        </Link>
      }
      empty={t('today.changes.empty')}
    >
      {(changes) => (
        <ul>
          {changes.map((change) => (
            <li
              key={`${change.metric}-${change.day}-${change.text}`}
              className="grid grid-cols-[4rem_1fr] gap-x-3 border-b border-grid py-3 last:border-0"
            >
              <span className="text-note text-text-3">{dayInWords(change.day, locale, { day: 'numeric', month: 'short' })}</span>
              <span>{change.text}</span>
              <span className="col-start-2 text-note text-text-3">{change.detail}</span>
              {change.insightId !== undefined && <Evidence insightId={change.insightId} text={change.text} />}
            </li>
          ))}
        </ul>
      )}
    </PartCard>
  );
}
