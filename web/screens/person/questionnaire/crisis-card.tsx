import { OctagonAlertIcon } from 'lucide-react';
import { useText } from '../../../app/text.ts';
import type { Crisis } from '../questionnaires/queries.ts';
import type texts from './texts.en.json';

/** At once, before anything is sent: what to do, and the number to call. */
export function CrisisCard({ crisis }: { readonly crisis: Crisis }) {
  const t = useText<keyof typeof texts>();
  return (
    <section role="alert" className="flex gap-4 rounded-large bg-urgent p-5 text-on-urgent">
      <OctagonAlertIcon size={28} aria-hidden className="shrink-0" />
      <div>
        <h2 className="text-title">{crisis.title}</h2>
        {crisis.lines.map((line) => (
          <p key={line} className="mt-1 max-w-[68ch]">
            {line}
          </p>
        ))}
        {crisis.emergencyNumber !== undefined && (
          <p className="mt-3">
            <a
              href={`tel:${crisis.emergencyNumber}`}
              className="target inline-flex items-center font-semibold underline underline-offset-4"
            >
              {t('questionnaire.call', { number: crisis.emergencyNumber })}
            </a>
          </p>
        )}
      </div>
    </section>
  );
}
