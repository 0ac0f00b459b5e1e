import { VendorFault, type Connector, type SubscriptionContext, type VendorHttp } from '@aceso/integrations/kit/connector';
import { seal, unseal } from '@aceso/kit';
import { findClientSubscription, saveClientSubscription } from '../store/client-subscriptions.ts';
import { saveSubscription, type ConnectionRow } from '../store/connections.ts';
import type { ConnectDeps } from './deps.ts';
import { hookAddress, isReachable, verificationToken } from './hook-address.ts';
import { plainHttp } from './tokens.ts';
import { clientByRef } from './vendor-clients.ts';
import { withSession } from './vendor-session.ts';

type Kept = Readonly<Record<string, string>>;

const OF_INSTALLATION = 'installation';
/** Asked again when a vendor has refused to make one: polling holds until then. */
const TRY_AGAIN_MS = 6 * 3_600_000;
const contextOf = (connectionId: string): string => `connection/${connectionId}/subscription`;
const contextOfClient = (vendor: string, ref: string): string => `health-data/subscription/${vendor}/${ref}`;

/** What a subscription of the client is known by; empty when there is none. */
export async function keptOfClient(deps: ConnectDeps, vendor: string, clientRef: string | undefined): Promise<Kept> {
  const ref = clientRef ?? OF_INSTALLATION;
  const known = await findClientSubscription(deps.db, vendor, ref);
  return known === undefined ? {} : (JSON.parse(unseal(deps.installationKey, known.sealed, contextOfClient(vendor, ref))) as Kept); // Sealed below.
}

/** Makes and renews the subscriptions that a vendor wants; without one, polling still brings everything. */
export async function ensureSubscriptions(deps: ConnectDeps, connector: Connector, row: ConnectionRow): Promise<void> {
  const subscriptions = connector.webhook?.subscriptions;
  if (subscriptions === undefined || !isReachable(deps)) return;
  try {
    if (subscriptions.scope === 'client') await ensureForClient(deps, connector, row);
    else if (row.subscriptionRenewAt !== undefined && row.subscriptionRenewAt <= deps.now())
      await ensureForConnection(deps, connector, row);
  } catch (error) {
    if (!(error instanceof VendorFault) || error.kind === 'grant-ended' || error.kind === 'rate-limited') throw error;
    deps.log.warn({ vendor: row.vendor, kind: error.kind, status: error.status }, 'a subscription cannot be made; polling goes on');
    const later = new Date(deps.now().getTime() + TRY_AGAIN_MS);
    if (subscriptions.scope === 'connection') await saveSubscription(deps.db, row.connectionId, row.subscription, later);
    else await keepOfClient(deps, row, await keptOfClient(deps, row.vendor, row.clientRef), later);
  }
}

async function ensureForClient(deps: ConnectDeps, connector: Connector, row: ConnectionRow): Promise<void> {
  const known = await findClientSubscription(deps.db, row.vendor, row.clientRef ?? OF_INSTALLATION);
  if (known !== undefined && (known.renewAt === undefined || known.renewAt > deps.now())) return;
  const context = await contextFor(
    deps,
    connector,
    row,
    plainHttp(deps, connector, row),
    await keptOfClient(deps, row.vendor, row.clientRef),
  );
  const made = context && (await connector.webhook?.subscriptions?.ensure(context));
  if (made !== undefined) await keepOfClient(deps, row, made.keep, made.renewAt);
}

async function keepOfClient(deps: ConnectDeps, { vendor, clientRef }: ConnectionRow, keep: Kept, renewAt: Date | undefined): Promise<void> {
  const ref = clientRef ?? OF_INSTALLATION;
  const sealed = seal(deps.installationKey, JSON.stringify(keep), contextOfClient(vendor, ref));
  await saveClientSubscription(deps.db, vendor, ref, { sealed, renewAt });
}

async function ensureForConnection(deps: ConnectDeps, connector: Connector, row: ConnectionRow): Promise<void> {
  const known = await keptOfConnection(deps, row);
  const made = await withSession(deps, connector, row, 'UTC', async ({ http }) => {
    const context = await contextFor(deps, connector, row, http, known);
    return context && (await connector.webhook?.subscriptions?.ensure(context));
  });
  if (made === undefined) return;
  const sealed = await deps.vault.seal(deps.db, row.personId, JSON.stringify(made.keep), contextOf(row.connectionId));
  await saveSubscription(deps.db, row.connectionId, sealed, made.renewAt);
}

/** What the subscription of one account is known by. */
export async function keptOfConnection(deps: ConnectDeps, row: ConnectionRow): Promise<Kept> {
  if (row.subscription === undefined) return {};
  return JSON.parse(await deps.vault.open(deps.db, row.personId, row.subscription, contextOf(row.connectionId))) as Kept; // Sealed above.
}

/** Ends the subscription of one account, where there is such a thing. */
export async function removeSubscription(deps: ConnectDeps, connector: Connector, row: ConnectionRow, http: VendorHttp): Promise<void> {
  const subscriptions = connector.webhook?.subscriptions;
  if (subscriptions?.scope !== 'connection' || row.subscription === undefined) return;
  const context = await contextFor(deps, connector, row, http, await keptOfConnection(deps, row));
  if (context !== undefined) await subscriptions.remove(context);
}

async function contextFor(
  deps: ConnectDeps,
  connector: Connector,
  { vendor, clientRef }: ConnectionRow,
  http: VendorHttp,
  known: Kept,
): Promise<SubscriptionContext | undefined> {
  const client = await clientByRef(deps, connector, clientRef);
  return (
    client && {
      http,
      client: client.keys,
      callbackUrl: hookAddress(deps, vendor, clientRef),
      verificationToken: verificationToken(deps, vendor, clientRef),
      known,
      now: deps.now(),
    }
  );
}
