import { useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayInWords } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { TodaysArm } from '../trial/todays-arm.tsx';
import { useTrial, type Trial } from '../trial/use-trial.ts';
import { Schedule } from './schedule.tsx';
import type texts from './texts.en.json';

/** Today's instruction, how far it is, its days, and the ways out: a pause, or an early end. */
export function RunningTrial({ trial }: { readonly trial: Trial }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const { pause, resume, end } = useTrial(trial.trialId);
  const [isEnding, setEnding] = useState(false);
  const failed = [pause, resume, end].find(({ isError }) => isError)?.error;
  const left = trial.today === undefined ? trial.days.length : trial.today.left;
  const done = trial.today === undefined ? 0 : trial.days.length - left;
  return (
    <Card title={trial.title} aside={t('trials.running')}>
      <TodaysArm trial={trial} />
      <div className="mt-5 grid gap-4">
        {trial.today !== undefined && (
          <Progress
            label={t('trials.progress')}
            done={done}
            total={trial.days.length}
            words={t('trials.progress.words', {
              done,
              all: trial.days.length,
              day: dayInWords(trial.endsOn, locale, { weekday: 'long', day: 'numeric', month: 'long' }),
            })}
          />
        )}
        <Schedule trial={trial} />
        <p className="max-w-[68ch] text-note text-text-2">{trial.protocol}</p>
        {trial.adherence.told > 0 && <p className="text-note text-text-2">{t('trials.adherence', trial.adherence)}</p>}
        <p className="text-note text-text-3">{t('trials.nopeek')}</p>
        <div className="flex flex-wrap gap-3">
          {trial.status === 'running' ? (
            <Button disabled={pause.isPending} onClick={() => pause.mutate('illness')}>
              {t('trials.pause')}
            </Button>
          ) : (
            <Button kind="primary" disabled={resume.isPending} onClick={() => resume.mutate()}>
              {t('trials.resume')}
            </Button>
          )}
          <Button kind="link" onClick={() => setEnding(true)}>
            {t('trials.end')}
          </Button>
        </div>
        {failed !== undefined && failed !== null && <ErrorState error={failed} />}
      </div>
      <Dialog title={t('trials.end.title')} description={t('trials.end.what')} open={isEnding} onOpenChange={setEnding}>
        <div className="flex flex-wrap gap-3">
          <Button kind="danger" disabled={end.isPending} onClick={() => end.mutate(undefined, { onSuccess: () => setEnding(false) })}>
            {t('trials.end.do')}
          </Button>
          <Button onClick={() => setEnding(false)}>{t('trials.end.keep')}</Button>
        </div>
      </Dialog>
    </Card>
  );
}
