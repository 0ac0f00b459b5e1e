import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';

/** Times that can be shown. */
export const RANGES = ['30d', '90d', '1y', '2y', 'all'] as const;

/** One of them. */
export type Range = (typeof RANGES)[number];

/** The range that an address names; a year when it names none. */
export const rangeOf = (text: string | undefined): Range => RANGES.find((range) => range === text) ?? '1y';

/** One measure over a time; while another time is read, the last one stays on the screen. */
export const trendQuery = (metric: string, range: Range, personId = 'me') =>
  queryOptions({
    queryKey: ['trend', metric, range, personId],
    queryFn: ({ signal }) => api('dashboard.getTrend', { params: { personId, metric }, query: { range }, signal }),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
