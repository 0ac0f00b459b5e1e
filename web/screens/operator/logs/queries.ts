import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { Got, Sent } from '../../../lib/api-types.ts';

/** A line of the log. */
export type LogLine = Got<'monitoring.searchLogs'>['items'][number];
/** Which lines. */
export type LogFilter = Pick<NonNullable<Sent<'monitoring.searchLogs'>['query']>, 'q' | 'service' | 'level' | 'trace'>;
/** How important a line is. */
export type Level = LogLine['level'];

/** Levels, least important first. */
export const LEVELS: readonly Level[] = ['debug', 'info', 'warn', 'error'];

/** Lines that fit, newest first. */
export const logsQuery = (filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: ['logs', filter],
    queryFn: ({ signal, pageParam }) =>
      api('monitoring.searchLogs', { query: { ...filter, limit: 100, ...(pageParam === undefined ? {} : { after: pageParam }) }, signal }),
    // The first page has no cursor.
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });

/** How many lines over time, by service and by level. */
export const facetsQuery = (filter: LogFilter) =>
  queryOptions({ queryKey: ['log-facets', filter], queryFn: ({ signal }) => api('monitoring.summarizeLogs', { query: filter, signal }) });

/** The filter that an address names. */
export function filterOf(search: Readonly<Partial<Record<'q' | 'service' | 'level' | 'trace', string>>>): LogFilter {
  const level = LEVELS.find((one) => one === search.level);
  const { q, service, trace } = search;
  return {
    ...(q === undefined ? {} : { q }),
    ...(service === undefined ? {} : { service }),
    ...(level === undefined ? {} : { level }),
    ...(trace === undefined ? {} : { trace }),
  };
}
