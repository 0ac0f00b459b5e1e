import { NO_REACH, rememberToken, type Call, type House, type Principal } from '@aceso/kit';
import type { ScreenDeps } from '../deps.ts';
import { publicRoles } from '../domain/roles.ts';
import { gather, valueOf } from '../gather/gather.ts';
import { getOverview } from '../operations/get-overview.ts';

/** The name under which tokens are made for this service. */
const SELF = 'dashboard';
const TODAY = '/today';
/** A page must come even when a service hangs. */
const WITHIN_MS = 10_000;

export interface FirstScreenDeps extends ScreenDeps {
  readonly house: Pick<House, 'tokens' | 'verifier' | 'log'>;
}

/** What a page is written from, as far as it is known here. */
export interface FirstScreen {
  readonly me: object;
  readonly profile?: object;
  readonly overview?: object;
}

/** Gathers what the page at an address shows first; `accessToken` is what the browser's session holds. Throws `unauthenticated`. */
export async function gatherFirstScreen(deps: FirstScreenDeps, accessToken: string, address: string): Promise<FirstScreen> {
  const principal = await principalOf(deps, accessToken);
  const { subject, personId, roles } = principal;
  const me = { subject, roles: publicRoles(roles) };
  if (personId === undefined) return { me };
  const call: Call = { principal, log: deps.house.log, signal: AbortSignal.timeout(WITHIN_MS), http: undefined, reach: NO_REACH };
  const [profile, overview] = await Promise.all([
    gather({ call, timeoutMs: deps.settings.get('partTimeoutMs') }, (options) =>
      deps.users.getProfile({ params: { personId } }, options),
    ).then(valueOf),
    address === TODAY ? getOverview(deps)({ params: { personId }, query: {}, body: undefined }, call) : undefined,
  ]);
  return {
    me: { ...me, personId, ...(profile === undefined ? {} : { displayName: profile.displayName }) },
    ...(profile === undefined ? {} : { profile }),
    ...(overview === undefined ? {} : { overview }),
  };
}

/** The browser's token is for the gateway only; exchanged it speaks here, and this service can pass the person on. */
async function principalOf({ house }: FirstScreenDeps, accessToken: string): Promise<Principal> {
  const { token } = await house.tokens.exchange(SELF, accessToken);
  const principal = await house.verifier().verify(token);
  rememberToken(principal, token);
  return principal;
}
