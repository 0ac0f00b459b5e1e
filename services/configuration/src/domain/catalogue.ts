import type { ServiceContract, Setting } from '@aceso/contracts';
import { allSettingsOf } from '@aceso/contracts/configuration';
import { notFound } from '@aceso/kit';

export interface CatalogueEntry {
  readonly service: string;
  readonly summary: string;
  readonly settings: Readonly<Record<string, Setting>>;
}

/** Every service with every setting that it declares. */
export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  /** Throws `no-such-service`. */
  service(name: string): CatalogueEntry;
  /** Throws `no-such-service` or `no-such-setting`. */
  setting(service: string, name: string): Setting;
}

/** Makes the catalogue from contracts. */
export function catalogueOf(contracts: readonly Pick<ServiceContract, 'service' | 'summary' | 'settings'>[]): Catalogue {
  const entries = contracts.map((contract) => ({
    service: contract.service,
    summary: contract.summary,
    settings: allSettingsOf(contract),
  }));
  const byName = new Map(entries.map((entry) => [entry.service, entry]));
  const service = (name: string): CatalogueEntry => {
    const entry = byName.get(name);
    if (entry === undefined) throw notFound('no-such-service', `There is no service ${name}.`);
    return entry;
  };
  return {
    entries,
    service,
    setting(of, name) {
      const { settings } = service(of);
      const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
      if (setting === undefined) throw notFound('no-such-setting', `${of} has no setting ${name}.`);
      return setting;
    },
  };
}
