import type { Output } from '@aceso/contracts';
import { configuration } from '@aceso/contracts/configuration';
import { conflict, type Db } from '@aceso/kit';
import type { ConfigurationDeps } from '../deps.ts';
import { changesBetween, type Values } from '../domain/changes.ts';
import { saveChange, type Change } from '../store/changes.ts';
import { lockVersion, saveValues, valuesOf } from '../store/values.ts';

export type ChangeResult = Output<typeof configuration.operations.setSetting>;

export interface WantedChange extends Pick<Change, 'service' | 'kind' | 'author' | 'reason'> {
  readonly toVersion?: number;
  readonly expectedVersion: number | undefined;
  /** The state that is wanted, given the present one. */
  readonly next: (present: Values, version: number, tx: Db) => Promise<Values> | Values;
}

/** Makes a new version with all its values, its line in the history and its event, or nothing at all. */
export async function commitChange(deps: ConfigurationDeps, wanted: WantedChange): Promise<ChangeResult> {
  const { service } = wanted;
  return await deps.db.tx(async (tx) => {
    const version = await lockVersion(tx, service);
    if (wanted.expectedVersion !== undefined && wanted.expectedVersion !== version)
      throw conflict('configuration-changed', `${service} is at version ${version} by now, not ${wanted.expectedVersion}.`);
    const { values } = await valuesOf(tx, service);
    const changes = changesBetween(values, await wanted.next(values, version, tx));
    const names = changes.map(({ setting }) => setting);
    if (changes.length === 0) return { service, version, changed: false, names };
    const next = version + 1;
    await saveValues(tx, service, next, changes);
    await saveChange(tx, { ...wanted, toVersion: wanted.toVersion, version: next, at: deps.now(), changes });
    await deps.bus.append(tx, configuration.events.configurationChanged, service, { service, version: next, names });
    return { service, version: next, changed: true, names };
  });
}
