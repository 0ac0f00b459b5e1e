import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { Sent } from '../../../lib/api-types.ts';
import { useNotice } from '../../../ui/toast.tsx';

/** What a person says to a suggestion. */
export type Feedback = NonNullable<Sent<'recommendation.giveFeedback'>['body']>;

/** Sends feedback, then says what it changed, with a way back. */
export function useFeedback(recommendationId: string) {
  const cache = useQueryClient();
  const notice = useNotice();
  const readAgain = (): void => {
    void cache.invalidateQueries({ queryKey: ['overview'] });
    void cache.invalidateQueries({ queryKey: ['recommendations'] });
  };
  const send = (body: Feedback) => api('recommendation.giveFeedback', { params: { personId: 'me', recommendationId }, body });
  const undo = useMutation({ mutationFn: () => send({ kind: 'reopen' }), onSuccess: readAgain });
  return useMutation({
    mutationFn: send,
    onSuccess: ({ effect }) => {
      notice({ text: effect, onUndo: () => undo.mutate() });
      readAgain();
    },
  });
}
