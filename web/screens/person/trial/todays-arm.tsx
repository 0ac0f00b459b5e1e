import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayIn, dayInWords } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import type texts from './texts.en.json';
import { useTrial, type Trial } from './use-trial.ts';

/** What today asks for, and one tap to say whether it was done. */
export function TodaysArm({ trial }: { readonly trial: Trial }) {
  const t = useText<keyof typeof texts>();
  const { locale, now, timeZone } = usePlace();
  const { report } = useTrial(trial.trialId);
  const { today } = trial;
  if (trial.status === 'paused') return <p className="text-text-2">{t('trial.paused')}</p>;
  if (today === undefined) {
    const isAhead = dayIn(now, timeZone) < trial.startOn;
    return <p className="text-text-2">{isAhead ? t('trial.starts', { day: dayInWords(trial.startOn, locale) }) : t('trial.waiting')}</p>;
  }
  const answers = [
    { followed: true, label: t(`trial.${today.arm}.yes`) },
    { followed: false, label: t(`trial.${today.arm}.no`) },
  ];
  return (
    <>
      <p className="text-note font-semibold text-text-2">
        <span aria-hidden className="me-2 inline-flex h-6 w-6 items-center justify-center rounded-full border border-control">
          {today.arm === 'on' ? 'A' : 'B'}
        </span>
        {t(`trial.${today.arm}`)}
      </p>
      <p className="mt-1 max-w-[68ch] text-section">{today.instruction}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        {answers.map(({ followed, label }) => (
          <Button
            key={label}
            kind={followed && today.followed === undefined ? 'primary' : 'quiet'}
            aria-pressed={today.followed === followed}
            disabled={report.isPending}
            onClick={() => report.mutate({ day: today.day, followed })}
            className={today.followed === followed ? 'bg-accent-soft text-accent-text' : undefined}
          >
            {label}
          </Button>
        ))}
      </div>
      {today.followed !== undefined && (
        <p className="mt-2 text-note text-text-2">{t('trial.told', { followed: today.followed ? 'yes' : 'no' })}</p>
      )}
      {report.isError && (
        <p role="alert" className="mt-2 text-note text-urgent">
          {t('trial.failed')}
        </p>
      )}
      <p className="mt-2 text-note text-text-3">{t('trial.left', { count: today.left })}</p>
    </>
  );
}
