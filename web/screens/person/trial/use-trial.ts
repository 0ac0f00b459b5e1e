import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { Got, Sent } from '../../../lib/api-types.ts';

/** A trial with its verdict when it is over. */
export type TrialItem = Got<'recommendation.listTrials'>['items'][number];
export type Trial = TrialItem['trial'];
export type Verdict = NonNullable<TrialItem['verdict']>;

/** All trials, the newest first. */
export const trialsQuery = () =>
  queryOptions({
    queryKey: ['trials'],
    queryFn: ({ signal }) => api('recommendation.listTrials', { params: { personId: 'me' }, signal }),
    staleTime: 60_000,
  });

type Pause = NonNullable<Sent<'recommendation.pauseTrial'>['body']>['reason'];

/** What can be done to a trial; each makes what is shown of it old. */
export function useTrial(trialId: string) {
  const cache = useQueryClient();
  const params = { personId: 'me', trialId };
  const onSuccess = (): void => {
    for (const key of ['trials', 'overview', 'recommendations']) void cache.invalidateQueries({ queryKey: [key] });
  };
  return {
    report: useMutation({
      mutationFn: ({ day, followed }: { readonly day: string; readonly followed: boolean }) =>
        api('recommendation.reportTrialDay', { params: { ...params, day }, body: { followed } }),
      onSuccess,
    }),
    pause: useMutation({ mutationFn: (reason: Pause) => api('recommendation.pauseTrial', { params, body: { reason } }), onSuccess }),
    resume: useMutation({ mutationFn: () => api('recommendation.resumeTrial', { params }), onSuccess }),
    end: useMutation({ mutationFn: () => api('recommendation.endTrial', { params }), onSuccess }),
  };
}
