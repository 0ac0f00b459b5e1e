import { Link } from '@tanstack/react-router';
import { useText } from '../../../app/text.ts';
import { TRIALS } from '../../../lib/addresses.ts';
import type texts from './texts.en.json';
import { TodaysArm } from './todays-arm.tsx';
import type { Trial } from './use-trial.ts';

/** On Today, in the place of a suggestion: what the running trial asks for. */
export function TrialToday({ trial }: { readonly trial: Trial }) {
  const t = useText<keyof typeof texts>();
  const id = `trial-${trial.trialId}`;
  return (
    <section aria-labelledby={id} className="@container min-w-0 rounded-large border border-line bg-surface p-4 md:p-5">
      <p className="text-note font-semibold text-accent-text">{t('trial.kind')}</p>
      <h2 id={id} className="mb-3 text-title text-balance">
        {trial.title}
      </h2>
      <TodaysArm trial={trial} />
      <p className="mt-3">
        <Link to={TRIALS} className="target inline-flex items-center text-note text-accent-text underline underline-offset-3">
          {t('trial.open')}
        </Link>
      </p>
    </section>
  );
}
