import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { knownEmergencyNumber } from '@aceso/contracts/vocabulary';
import type { Deps } from '../deps.ts';
import { spokenRedFlag } from '../domain/spoken-red-flags.ts';

type Contract = typeof recommendation.operations.screenWords;

/** Screens words by rule and keeps nothing of them. Without the profile it still answers, with words in place of the number. */
export const screenWords =
  ({ users, log }: Deps) =>
  async ({ params, body }: Input<Contract>): Promise<Output<Contract>> => {
    const profile = await users.getProfile({ params }).catch((cause: unknown) => {
      log.warn({ err: cause }, 'the emergency number of a person is not known');
      return undefined;
    });
    return spokenRedFlag(body.text, knownEmergencyNumber(profile?.country));
  };
