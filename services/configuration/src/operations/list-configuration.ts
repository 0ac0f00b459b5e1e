import type { Output } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import type { ConfigurationDeps } from '../deps.ts';
import { viewOf } from '../domain/view.ts';
import { reportsSince } from '../store/in-force.ts';
import { allValues, versionsOf } from '../store/values.ts';
import { silentSince } from '../domain/silence.ts';

/** Every service with every setting, in the order of the catalogue. */
export const listConfiguration =
  (deps: ConfigurationDeps) => async (): Promise<Output<typeof configuration.operations.listConfiguration>> => {
    const { values, versions, reports } = await deps.db.tx(async (tx) => ({
      values: await allValues(tx),
      versions: await versionsOf(tx),
      reports: await reportsSince(tx, silentSince(deps.now(), deps.settings.get('replicaSilentSeconds'))),
    }));
    return {
      services: deps.catalogue.entries.map((entry) =>
        viewOf(entry, versions.get(entry.service) ?? 0, values.get(entry.service) ?? new Map(), reports.get(entry.service) ?? []),
      ),
    };
  };
