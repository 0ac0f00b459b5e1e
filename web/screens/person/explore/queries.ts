import { dayNumber, dayOf } from '@aceso/charts';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

/** Days that the small pictures show. */
export const SHOWN_DAYS = 90;
const FRESH_MS = 60_000;

/** Daily values of everything up to a day: one answer for all the small pictures. */
export const dailyQuery = (to: string) =>
  queryOptions({
    queryKey: ['daily', to],
    queryFn: ({ signal }) =>
      api('health-data.readDaily', {
        params: { personId: 'me' },
        query: { metrics: '*', from: dayOf(dayNumber(to) - SHOWN_DAYS + 1), to },
        signal,
      }),
    staleTime: FRESH_MS,
  });
