import { numberFormat } from '@aceso/charts';
import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { dayAndTime, dayIn } from '../../../lib/time.ts';
import type { Workout } from '../../../lib/types.ts';
import { Card } from '../../../ui/card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import type texts from './texts.en.json';

const DAYS = 90;
const DAY_MS = 86_400_000;
const SHOWN = 6;

/** Workouts of the last three months, each once, with every source that recorded it. */
export function WorkoutsCard() {
  const t = useText<keyof typeof texts>();
  const { now, timeZone } = usePlace();
  const [from, to] = [dayIn(now - DAYS * DAY_MS, timeZone), dayIn(now, timeZone)];
  const workouts = useQuery({
    queryKey: ['workouts', from, to],
    queryFn: ({ signal }) => api('health-data.listWorkouts', { params: { personId: 'me' }, query: { from, to }, signal }),
    staleTime: 60_000,
  });
  const items = workouts.data?.items.toReversed() ?? [];
  const shared = items.filter(({ others }) => (others?.length ?? 0) > 0);
  return (
    <Card title={t('sources.workouts')}>
      {workouts.isPending && <Loading />}
      {workouts.isError && <ErrorState error={workouts.error} onRetry={() => void workouts.refetch()} />}
      {workouts.data !== undefined && items.length === 0 && <Empty why={t('sources.workouts.none')} />}
      {items.length > 0 && (
        <>
          <p className="mb-2 text-text-2">{t('sources.workouts.sum', { count: items.length, shared: shared.length })}</p>
          <ul>
            {[...shared, ...items.filter((one) => !shared.includes(one))].slice(0, SHOWN).map((workout) => (
              <WorkoutRow key={workout.workoutId} workout={workout} />
            ))}
          </ul>
          <p className="mt-2 text-note text-text-3">{t('sources.workouts.note')}</p>
        </>
      )}
    </Card>
  );
}

/** `traditional-strength-training` as people write it. */
const inWords = (type: string): string => type.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replaceAll('-', ' ');

function WorkoutRow({ workout }: { readonly workout: Workout }) {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const number = numberFormat(0, place.locale);
  const { type, start, durationMinutes, energyKcal, averageHeartRate, source, figuresFrom, others = [] } = workout;
  const from = (told: string | undefined): string => (told === undefined || told === source ? '' : ` (${told})`);
  const figures = [
    t('sources.workouts.minutes', { minutes: number(durationMinutes) }),
    ...(energyKcal === undefined ? [] : [`${number(energyKcal)} kcal${from(figuresFrom?.energyKcal)}`]),
    ...(averageHeartRate === undefined ? [] : [`${number(averageHeartRate)} bpm${from(figuresFrom?.averageHeartRate)}`]),
  ];
  return (
    <li className="border-b border-grid py-2 last:border-0">
      <span className="flex flex-wrap justify-between gap-x-4">
        <span>{inWords(type)}</span>
        <span className="text-note text-text-3">{dayAndTime(start, place)}</span>
      </span>
      <span className="block text-note text-text-2">
        {source}: {figures.join(', ')}
      </span>
      {others.map((other) => (
        <span key={other.workoutId} className="block text-note text-text-3">
          {t('sources.workouts.also', {
            source: other.source,
            figures: [
              t('sources.workouts.minutes', { minutes: number(other.durationMinutes) }),
              ...(other.energyKcal === undefined ? [] : [`${number(other.energyKcal)} kcal`]),
            ].join(', '),
          })}
        </span>
      ))}
    </li>
  );
}
