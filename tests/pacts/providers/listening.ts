import type { TestHouse, TestPrincipal } from '@aceso/kit/testing';
import { service } from '@aceso/kit/testing';
import type { Provider } from '../verify.ts';

interface Around {
  readonly ada?: TestPrincipal;
  readonly ids?: ReadonlyMap<string, string>;
  readonly events?: Provider['events'];
  readonly now?: () => Date;
}

/** A service of a test house, listening on a port, with tokens of the test issuer. */
export async function listening(house: TestHouse, name: string, around: Around = {}): Promise<Provider> {
  const now = around.now ?? (() => new Date());
  const app = house.app(name);
  return {
    service: name,
    // One whose neighbours call it has been listening since it was opened.
    url: app.server.listening ? app.listeningOrigin : await app.listen({ host: '127.0.0.1', port: 0 }),
    token: (consumer, holder) =>
      house.issuer.token(holder === 'person' && around.ada !== undefined ? around.ada : service(consumer), name, now()),
    ids: around.ids ?? new Map(),
    events: around.events ?? {},
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}
