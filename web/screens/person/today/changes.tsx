import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayInWords } from '../../../lib/time.ts';
import type { Overview } from '../../../lib/types.ts';
import { PartCard } from './part-card.tsx';
import type texts from './texts.en.json';

/** Lasting changes that were found, newest first. */
export function Changes({ part }: { readonly part: Overview['changes'] }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  return (
    <PartCard part={part} title={t('today.changes')} empty={t('today.changes.empty')}>
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
            </li>
          ))}
        </ul>
      )}
    </PartCard>
  );
}
