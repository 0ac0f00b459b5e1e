import { OctagonAlertIcon } from 'lucide-react';
import { useText } from '../../../app/text.ts';
import type { Recommendation } from '../../../lib/types.ts';
import type texts from '../suggestion/texts.en.json';

/** Only when it cannot wait: solid ground, what to do first. */
export function Interrupt({ urgent }: { readonly urgent: readonly Recommendation[] }) {
  const t = useText<keyof typeof texts>();
  if (urgent.length === 0) return null;
  return (
    <ul role="alert" className="mb-6 grid gap-3">
      {urgent.map((one) => (
        <li key={one.recommendationId} className="flex gap-4 rounded-large bg-urgent p-5 text-on-urgent">
          <OctagonAlertIcon size={28} aria-hidden className="shrink-0" />
          <div>
            <h2 className="text-title">{one.title}</h2>
            <p className="mt-1 max-w-[68ch]">{one.action}</p>
            <p className="mt-2 max-w-[68ch] text-note">{one.why}</p>
            {one.emergencyNumber !== undefined && (
              <p className="mt-3">
                <a
                  href={`tel:${one.emergencyNumber}`}
                  className="target inline-flex items-center font-semibold underline underline-offset-4"
                >
                  {t('suggestion.call', { number: one.emergencyNumber })}
                </a>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
