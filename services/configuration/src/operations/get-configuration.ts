import type { Input, Output } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import type { ConfigurationDeps } from '../deps.ts';
import { silentSince } from '../domain/silence.ts';
import { viewOf } from '../domain/view.ts';
import { reportsSince } from '../store/in-force.ts';
import { valuesOf } from '../store/values.ts';

type Operation = typeof configuration.operations.getConfiguration;

/** A service that was never changed is at version 0 and has its defaults. */
export const getConfiguration =
  (deps: ConfigurationDeps) =>
  async ({ params: { service } }: Input<Operation>): Promise<Output<Operation>> => {
    const entry = deps.catalogue.service(service);
    const { version, values } = await valuesOf(deps.db, service);
    const reports = await reportsSince(deps.db, silentSince(deps.now(), deps.settings.get('replicaSilentSeconds')));
    return viewOf(entry, version, values, reports.get(service) ?? []);
  };
