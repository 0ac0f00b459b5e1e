import { healthData } from '@aceso/contracts/health-data';
import type { SourceKind } from '@aceso/integrations/kit';
import type { Db } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { ensureSource } from '../store/sources.ts';
import { firstRank } from './source-rank.ts';

/** Who delivers, as an integration or a push names it. */
export interface Sender {
  /** Folder name of the integration; the one of the import when left out. */
  readonly integration?: string;
  readonly key: string;
  readonly name: string;
  readonly kind: SourceKind | (string & {});
  readonly model?: string;
}

/** Sources of a person in one integration; each is looked up once, and announced when it delivers for the first time. */
export class Senders {
  readonly #deps: Pick<Deps, 'bus'>;
  readonly #personId: string;
  readonly #integration: string;
  readonly #ids = new Map<string, string>();

  constructor(deps: Pick<Deps, 'bus'>, personId: string, integration: string) {
    this.#deps = deps;
    this.#personId = personId;
    this.#integration = integration;
  }

  /** Finds or makes the sources; the answer gives the id of each. Whoever's transaction fails must begin with new senders. */
  async known(tx: Db, senders: readonly Sender[]): Promise<(sender: Pick<Sender, 'integration' | 'key'>) => string> {
    for (const sender of senders)
      if (!this.#ids.has(this.#keyOf(sender))) this.#ids.set(this.#keyOf(sender), await this.#ensure(tx, sender));
    return (sender) => {
      const id = this.#ids.get(this.#keyOf(sender));
      if (id === undefined) throw new Error('a sender that was not announced');
      return id;
    };
  }

  #keyOf({ integration = this.#integration, key }: Pick<Sender, 'integration' | 'key'>): string {
    return `${integration}/${key}`;
  }

  async #ensure(tx: Db, { integration = this.#integration, key, name, kind, model }: Sender): Promise<string> {
    const { sourceId, isNew } = await ensureSource(tx, this.#personId, {
      integration,
      key,
      name,
      kind,
      model,
      rank: firstRank(kind),
    });
    if (isNew)
      await this.#deps.bus.append(tx, healthData.events.sourceSeen, this.#personId, {
        personId: this.#personId,
        sourceId,
        integration,
      });
    return sourceId;
  }
}
