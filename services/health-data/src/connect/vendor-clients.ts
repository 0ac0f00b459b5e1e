import type { ClientKeys, Connector } from '@aceso/integrations/kit/connector';
import type { ConnectDeps } from './deps.ts';
import { findClientByRef, findOwnClient, type OwnClient } from '../store/vendor-clients.ts';
import { isSimulated, vendorText } from './vendor-settings.ts';

/** A client to speak as, and whose it is. */
export interface VendorClient {
  readonly keys: ClientKeys;
  /** Undefined: the installation's. */
  readonly ref: string | undefined;
}

type ClientDeps = Pick<ConnectDeps, 'db' | 'settings' | 'vault'>;

/** What the simulator takes from whoever has registered nothing. */
export const SIMULATED_CLIENT = { clientId: 'aceso-simulated', clientSecret: 'simulated-client-secret' } as const;
/** What it takes for a setting of a name, such as a subscription key. */
const simulatedSetting = (name: string): string => `simulated-${name}`;
export const contextOfClient = (vendor: string): string => `vendor-client/${vendor}`;

/** The client that a person would connect with: their own, else the operator's; undefined when there is none. */
export async function clientFor(deps: ClientDeps, connector: Connector, personId: string): Promise<VendorClient | undefined> {
  const own = await findOwnClient(deps.db, personId, connector.manifest.id);
  return own === undefined ? installationClient(deps, connector) : await opened(deps, own);
}

/** The client that opened a connection; undefined when it was taken away since. */
export async function clientByRef(deps: ClientDeps, connector: Connector, ref: string | undefined): Promise<VendorClient | undefined> {
  if (ref === undefined) return installationClient(deps, connector);
  const own = await findClientByRef(deps.db, ref);
  return own === undefined || own.vendor !== connector.manifest.id ? undefined : await opened(deps, own);
}

async function opened({ db, vault }: ClientDeps, own: OwnClient): Promise<VendorClient> {
  const text = await vault.open(db, own.personId, own.sealed, contextOfClient(own.vendor));
  const { clientSecret, more } = JSON.parse(text) as Pick<ClientKeys, 'clientSecret' | 'more'>; // Sealed by `setVendorClient` in this form.
  return { keys: { clientId: own.clientId, clientSecret, more }, ref: own.clientRef };
}

function installationClient(deps: ClientDeps, { manifest }: Connector): VendorClient | undefined {
  const { auth, settings = [] } = manifest.connection;
  const isMadeUp = isSimulated(deps);
  const more = Object.fromEntries(
    settings.flatMap(({ name }) => {
      const value = vendorText(deps, manifest.id, name) ?? (isMadeUp ? simulatedSetting(name) : undefined);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  if (auth.kind !== 'oauth2') return { keys: { clientId: '', clientSecret: '', more }, ref: undefined };
  const clientId = vendorText(deps, manifest.id, 'clientId');
  const clientSecret = vendorText(deps, manifest.id, 'clientSecret');
  if (clientId !== undefined && clientSecret !== undefined) return { keys: { clientId, clientSecret, more }, ref: undefined };
  return isMadeUp ? { keys: { ...SIMULATED_CLIENT, more }, ref: undefined } : undefined;
}
