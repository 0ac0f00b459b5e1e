import type { Input, Output } from '@aceso/contracts';
import type { identity } from '@aceso/contracts/identity';
import type { Call } from '@aceso/kit';
import type { IdentityDeps } from '../deps.ts';
import { accountOf } from '../sign-in/own-account.ts';
import { liveApiTokensOf } from '../store/api-tokens.ts';
import { describeToken } from '../tokens/describe-token.ts';

type Operation = typeof identity.operations.listApiTokens;

const TOKENS_MOST = 200;

/** Own tokens, newest first, without their secret. */
export const listApiTokens =
  (deps: Pick<IdentityDeps, 'db' | 'now'>) =>
  async (_input: Input<Operation>, call: Call): Promise<Output<Operation>> => ({
    items: (await liveApiTokensOf(deps.db, accountOf(call.principal), deps.now(), TOKENS_MOST)).map(describeToken),
  });
