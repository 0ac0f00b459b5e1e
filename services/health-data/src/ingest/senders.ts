import { healthData } from '@aceso/contracts/health-data';
import { steadyName, type SourceKind } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { isSameOrder, orderOf } from '../domain/source-order.ts';
import { ensureSource, listSources, type KnownAs, type SourceRow } from '../store/sources.ts';
import { markAllStale } from '../store/stale.ts';
import { firstRank } from './source-rank.ts';

/** Who delivers, as an integration or a push names it. */
export interface Sender {
  /** Folder name of the integration; the one of the import when left out. */
  readonly integration?: string;
  readonly key: string;
  readonly name: string;
  readonly kind: SourceKind | (string & {});
  readonly manufacturer?: string;
  readonly model?: string;
  readonly hardware?: string;
}

/** Sources of a person in one integration; each is looked up once for all that is told of it, and announced when it delivers for the first time. */
export class Senders {
  readonly #deps: Pick<Deps, 'bus'>;
  readonly #personId: string;
  readonly #integration: string;
  readonly #ids = new Map<string, string>();
  readonly #told = new Set<string>();

  constructor(deps: Pick<Deps, 'bus'>, personId: string, integration: string) {
    this.#deps = deps;
    this.#personId = personId;
    this.#integration = integration;
  }

  /** Finds or makes the sources; the answer gives the id of each. Whoever's transaction fails must begin with new senders. */
  async known(tx: Db, senders: readonly Sender[]): Promise<(sender: Pick<Sender, 'integration' | 'key'>) => string> {
    // The same watch tells another model once it has been replaced: all of them help to recognise it.
    const toldBy = (sender: Sender): string => [this.#keyOf(sender), sender.manufacturer, sender.model, sender.hardware].join('\n');
    const fresh = senders.filter((sender) => !this.#told.has(toldBy(sender)));
    // Nearly all have delivered before and say nothing new: looking costs less than writing what is there.
    const present = fresh.length === 0 ? [] : await listSources(tx, this.#personId);
    for (const sender of fresh) {
      if (this.#told.has(toldBy(sender))) continue;
      this.#ids.set(this.#keyOf(sender), this.#knownAmong(present, sender) ?? (await this.#ensure(tx, sender)));
      this.#told.add(toldBy(sender));
    }
    return (sender) => {
      const id = this.#ids.get(this.#keyOf(sender));
      if (id === undefined) throw new Error('a sender that was not announced');
      return id;
    };
  }

  #keyOf({ integration = this.#integration, key }: Pick<Sender, 'integration' | 'key'>): string {
    return `${integration}/${key}`;
  }

  /** Id of a source that was there before and of which nothing new is told. */
  #knownAmong(
    present: readonly SourceRow[],
    { integration = this.#integration, key, name, manufacturer, model, hardware }: Sender,
  ): string | undefined {
    const steady = steadyName(key);
    const found = present.find((source) => source.integration === integration && source.key === steady);
    if (found === undefined || found.name !== steadyName(name)) return undefined;
    if (manufacturer !== undefined && manufacturer !== found.manufacturer) return undefined;
    const models = [model, hardware].filter((one) => one !== undefined);
    // Of several models the last one told is shown.
    const isNothingNew = models.length === 0 || (found.models.length === 1 && models.every((one) => found.models.includes(one)));
    return isNothingNew ? found.sourceId : undefined;
  }

  async #ensure(tx: Db, { integration = this.#integration, key, name, kind, manufacturer, model, hardware }: Sender): Promise<string> {
    const models = [...new Set([model, hardware].filter((one) => one !== undefined))];
    const { sourceId, isNew, before } = await ensureSource(tx, this.#personId, {
      integration,
      key: steadyName(key),
      name: steadyName(name),
      kind,
      manufacturer,
      model: model ?? hardware,
      models,
      rank: firstRank(kind),
    });
    // Another source can tell that two known ones are the same device.
    if (isNew || before !== undefined) await this.#regroup(tx, sourceId, before);
    if (isNew)
      await this.#deps.bus.append(tx, healthData.events.sourceSeen, this.#personId, {
        personId: this.#personId,
        sourceId,
        integration,
      });
    return sourceId;
  }

  /** All days are merged anew when the sources that were there before stand in another order now, or belong together in another way. */
  async #regroup(tx: Db, sourceId: string, before: KnownAs | undefined): Promise<void> {
    const now = await listSources(tx, this.#personId);
    const then = now.flatMap((source) =>
      source.sourceId !== sourceId ? [source] : before === undefined ? [] : [{ ...source, ...before }],
    );
    if (then.length > 1 && !isSameOrder(orderOf(then), orderOf(now))) await markAllStale(tx, this.#personId);
  }
}
