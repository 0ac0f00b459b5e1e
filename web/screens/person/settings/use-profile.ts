import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api.ts';
import type { Sent } from '../../../lib/api-types.ts';
import { profileQuery } from '../../../lib/queries.ts';

/** The fields of a profile that may be changed. */
export type ProfileChange = NonNullable<Sent<'users.changeProfile'>['body']>;

/** Changes fields of the profile; units and zone count at once on every screen. */
export function useProfileChange() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: ProfileChange) => api('users.changeProfile', { params: { personId: 'me' }, body }),
    onSuccess: (profile) => {
      cache.setQueryData(profileQuery().queryKey, profile);
      void cache.invalidateQueries({ queryKey: ['me'] });
      void cache.invalidateQueries({ queryKey: ['overview'] });
    },
  });
}
