import { knownEmergencyNumber } from '@aceso/contracts/vocabulary';
import type { Deps } from '../deps.ts';
import { localDay } from '../trials/scene.ts';

/** Who answers: what the limits of a questionnaire ask for, their day, and the number to call where they live. */
export interface Reader {
  readonly sex: 'female' | 'male' | undefined;
  readonly today: string;
  readonly emergencyNumber: string | undefined;
}

/** Without the profile it still answers: words for help must not wait for another service. */
export async function readerOf({ users, log, now }: Pick<Deps, 'users' | 'log' | 'now'>, personId: string): Promise<Reader> {
  const profile = await users.getProfile({ params: { personId } }).catch((cause: unknown) => {
    log.warn({ err: cause }, 'the profile of a person who answers a questionnaire is not known');
    return undefined;
  });
  return {
    sex: profile?.sex,
    today: localDay(now(), profile?.timeZone ?? 'UTC'),
    emergencyNumber: knownEmergencyNumber(profile?.country),
  };
}
