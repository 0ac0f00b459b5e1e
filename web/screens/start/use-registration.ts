import { useMutation } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import type { NewAccount } from './new-account.ts';

const ASK_AGAIN_MS = 250;
const ASK_AT_MOST = 240;

const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A registration goes through several services; this waits for its end, well or not. */
async function settled(registrationId: string): Promise<'done' | 'undone'> {
  for (let asked = 0; asked < ASK_AT_MOST; asked += 1) {
    const { status } = await api('users.getRegistration', { params: { registrationId } });
    if (status !== 'running') return status;
    await after(ASK_AGAIN_MS);
  }
  return 'undone';
}

/** Registers a person, or the operator when a one-time code is there; ends when every service has done its part. */
export function useRegistration(code: string | undefined) {
  return useMutation({
    mutationFn: async (account: NewAccount) => {
      const { registrationId, status } =
        code === undefined
          ? await api('users.registerPerson', { body: { ...account, consents: ['storage-and-advice'] } })
          : await api('users.claimOperator', { body: { ...account, code } });
      return status === 'running' ? settled(registrationId) : status;
    },
  });
}
