import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Connector } from '@aceso/integrations/kit/connector';
import type { Call } from '@aceso/kit';
import type { ConnectDeps } from '../connect/deps.ts';
import { hookAddress, isAddressByHand, isReachable } from '../connect/hook-address.ts';
import type { FileSource } from '../connect/load-connectors.ts';
import { clientFor, type VendorClient } from '../connect/vendor-clients.ts';
import { isEnabled, isSimulated } from '../connect/vendor-settings.ts';
import { CALLBACK } from './begin-connection.ts';

type Contract = typeof healthData.operations.listIntegrations;
type Entry = Output<Contract>['items'][number];

/** What can be connected or read, for the person who asks: whether a client is there depends on who that is. */
export const listIntegrations =
  (deps: ConnectDeps) =>
  async (_input: unknown, call: Call): Promise<Output<Contract>> => {
    const { personId } = call.principal;
    const connected = [...deps.connectors.values()].map(async (connector) =>
      connectedEntry(deps, connector, personId === undefined ? undefined : await clientFor(deps, connector, personId)),
    );
    return {
      items: [...(await Promise.all(connected)), ...deps.fileSources.map(fileEntry)].toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    };
  };

const fileEntry = ({ id, name, summary, delivers, records, doesNotDeliver, howToGet, tier }: FileSource): Entry => ({
  id,
  name,
  ...(summary === undefined ? {} : { summary }),
  arrives: 'file',
  delivers: [...delivers],
  records: [...(records ?? [])],
  doesNotDeliver: [...(doesNotDeliver ?? [])],
  ...(howToGet === undefined ? {} : { howToGet: [...howToGet] }),
  tier,
});

function connectedEntry(deps: ConnectDeps, { manifest, webhook }: Connector, client: VendorClient | undefined): Entry {
  const { id, name, summary, delivers, records, doesNotDeliver, tier, connection } = manifest;
  const { auth, guide, offBecause, historyDays, pollEveryMinutes, regions, settings = [] } = connection;
  // Where accounts lie is the same for everybody here.
  const own = settings.filter((setting) => setting.name !== regions?.setting);
  const isOn = isEnabled(deps, id);
  return {
    id,
    name,
    summary,
    arrives: 'connection',
    delivers,
    records,
    doesNotDeliver,
    tier,
    connection: {
      auth: auth.kind,
      fields: auth.kind === 'oauth2' ? [] : auth.fields,
      push: webhook !== undefined && isReachable(deps),
      pollEveryMinutes,
      ...(historyDays === undefined ? {} : { historyDays }),
      ready: !isOn ? 'off' : client === undefined ? 'needs-client' : 'ready',
      ...(isOn || offBecause === undefined ? {} : { why: offBecause }),
      client: client === undefined ? 'none' : client.ref === undefined ? 'installation' : 'own',
      simulated: isSimulated(deps),
      ...(own.length > 0 && { settings: own }),
      guide: {
        portal: guide.portal,
        steps: guide.steps,
        ...(guide.account === undefined ? {} : { account: guide.account }),
        ...(guide.terms === undefined ? {} : { terms: guide.terms }),
        callbackUrl: `${deps.publicOrigin}${CALLBACK}`,
        ...(isAddressByHand(webhook) && { hookUrl: hookAddress(deps, id, client?.ref) }),
      },
    },
  };
}
