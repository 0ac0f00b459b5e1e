import { connectorSetting } from '@aceso/contracts/health-data';
import type { ConnectorManifest, Reached } from '@aceso/integrations/kit/connector';
import type { Settings } from '@aceso/kit';
import type { Deps } from '../deps.ts';

type AllSettings = Pick<Deps, 'settings'>;

/** Settings that manifests declare have names that no type knows. */
function valueOf({ settings }: AllSettings, vendor: string, name: string): unknown {
  return (settings as unknown as Settings).get(connectorSetting(vendor, name));
}

/** Text of a setting of a connector; undefined when it is empty. */
export function vendorText(deps: AllSettings, vendor: string, name: string): string | undefined {
  const value = valueOf(deps, vendor, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export const isEnabled = (deps: AllSettings, vendor: string): boolean => valueOf(deps, vendor, 'enabled') !== false;

/** Whether a simulator stands in for the vendors. */
export const isSimulated = ({ settings }: AllSettings): boolean => settings.get('vendorSimulator') !== '';

/** Where a vendor is reached: at its own address, or that of the region, or below that of the simulator, which sees host and path. */
export function reachOf(deps: AllSettings, { id, connection: { regions } }: Pick<ConnectorManifest, 'id' | 'connection'>): Reached {
  return (url) => {
    const hosts = regions && regions.hosts[vendorText(deps, id, regions.setting) ?? ''];
    const host = hosts?.[url.host] ?? url.host;
    const at = `${host}${url.pathname}${url.search}`;
    const simulator = deps.settings.get('vendorSimulator');
    return new URL(simulator === '' ? `https://${at}` : `${simulator}/${id}/${at}`);
  };
}
