import { VendorFault, type Connector } from '@aceso/integrations/kit/connector';
import { quietUntil, takeBudget } from '../store/vendor-budget.ts';
import type { ConnectDeps } from './deps.ts';

type BudgetDeps = Pick<ConnectDeps, 'db' | 'now'>;

/** Who shares a limit: all who use a client, and each account by itself. */
export interface Sharers {
  readonly clientRef: string | undefined;
  readonly connectionId: string;
}

const whoOf = ({ clientRef, connectionId }: Sharers, per: 'client' | 'account'): string =>
  per === 'client' ? `client:${clientRef ?? 'installation'}` : `account:${connectionId}`;
const QUIET_SECONDS_MIN = 1;

/** Takes one request out of the budget of a vendor. Throws `rate-limited` when it is used up. */
export async function admit({ db, now }: BudgetDeps, { manifest }: Connector, sharers: Sharers): Promise<void> {
  const at = now();
  const until: number[] = [];
  for (const per of ['client', 'account'] as const) {
    const windows = manifest.connection.rateLimits.filter((limit) => limit.per === per);
    const free = await takeBudget(db, manifest.id, whoOf(sharers, per), windows, at);
    if (free !== undefined) until.push(free.getTime());
  }
  if (until.length === 0) return;
  const seconds = Math.ceil((Math.max(...until) - at.getTime()) / 1000);
  throw new VendorFault('rate-limited', `The share of requests that ${manifest.name} allows is used up for now.`, {
    retryAfterSeconds: Math.max(QUIET_SECONDS_MIN, seconds),
  });
}

/** Keeps everybody who shares the limit from asking before the vendor wants it. */
export async function obeyQuiet({ db, now }: BudgetDeps, { manifest }: Connector, sharers: Sharers, fault: VendorFault): Promise<Date> {
  const seconds = fault.retryAfterSeconds ?? QUIET_SECONDS_MIN;
  const until = new Date(now().getTime() + seconds * 1000);
  // The answer does not tell which of the limits was met: the manifest's first is the tightest.
  const per = manifest.connection.rateLimits[0]?.per ?? 'account';
  await quietUntil(db, manifest.id, whoOf(sharers, per), until);
  return until;
}
