import type { Input, Output } from '@aceso/contracts';
import type { dashboard } from '@aceso/contracts/dashboard';
import type { Call } from '@aceso/kit';
import type { ScreenDeps } from '../deps.ts';
import { publicRoles } from '../domain/roles.ts';
import { gather, valueOf } from '../gather/gather.ts';

type Contract = typeof dashboard.operations.getMe;

/** Who is signed in; the name is left out when users is away. */
export const getMe =
  (deps: Pick<ScreenDeps, 'users' | 'settings'>) =>
  async (_input: Input<Contract>, call: Call): Promise<Output<Contract>> => {
    const { subject, personId, roles } = call.principal;
    const profile =
      personId === undefined
        ? undefined
        : valueOf(
            await gather({ call, timeoutMs: deps.settings.get('partTimeoutMs') }, (options) =>
              deps.users.getProfile({ params: { personId } }, options),
            ),
          );
    return {
      subject,
      ...(personId === undefined ? {} : { personId }),
      ...(profile === undefined ? {} : { displayName: profile.displayName }),
      roles: publicRoles(roles),
    };
  };
