import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { Got } from '../../../lib/api-types.ts';

/** What is known of all services. */
export type Health = Got<'monitoring.getHealth'>;
/** What is known of one. */
export type ServiceHealth = Health['services'][number];

const ASK_MS = 5000;

/** Health of all services, asked again as often as it is measured. */
export const healthQuery = () =>
  queryOptions({ queryKey: ['health'], queryFn: ({ signal }) => api('monitoring.getHealth', { signal }), refetchInterval: ASK_MS });
