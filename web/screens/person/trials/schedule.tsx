import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayInWords } from '../../../lib/time.ts';
import { classes } from '../../../ui/classes.ts';
import type { Trial } from '../trial/use-trial.ts';
import type texts from './texts.en.json';

/** The days in order, a letter each; what was told of a day stands below its letter. */
export function Schedule({ trial }: { readonly trial: Trial }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  return (
    <section aria-label={t('trials.schedule')}>
      <ol className="flex flex-wrap gap-1.5">
        {trial.days.map(({ day, arm, counts, followed }) => {
          const isToday = day === trial.today?.day;
          const told = followed === undefined ? 'none' : followed ? 'yes' : 'no';
          return (
            <li
              key={day}
              className={classes(
                'grid h-12 w-9 place-content-center justify-items-center rounded-small border text-note',
                arm === 'on' ? 'border-accent bg-accent-soft text-accent-text' : 'border-line bg-surface text-text-2',
                !counts && 'border-dashed',
                isToday && 'outline-2 outline-offset-1 outline-accent',
              )}
            >
              <span className="sr-only">
                {t('trials.day', {
                  day: dayInWords(day, locale),
                  arm,
                  counts: counts ? 'yes' : 'no',
                  followed: told,
                  today: isToday ? 'yes' : 'no',
                })}
              </span>
              <span aria-hidden className="font-semibold">
                {arm === 'on' ? 'A' : 'B'}
              </span>
              <span aria-hidden className="text-axis">
                {told === 'yes' ? '✓' : told === 'no' ? '–' : dayInWords(day, locale, { day: 'numeric' })}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="mt-2 text-note text-text-3">{t('trials.schedule.help', { seed: String(trial.seed) })}</p>
    </section>
  );
}
