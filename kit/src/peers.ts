import type { FastifyInstance } from 'fastify';
import type { Principal } from './auth/principal.ts';

/** How a call in the same process is made: the same checks as over HTTP, without the wire. */
export type LocalCall = (operation: string, input: LocalInput, principal: Principal, signal: AbortSignal | undefined) => Promise<unknown>;

export interface LocalInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Where one service is to be found. */
export interface Peer {
  readonly service: string;
  /** Its HTTP application when this process hosts it: `app.routing(req, res)` passes a request on without a second hop. */
  readonly local: FastifyInstance | undefined;
  readonly call: LocalCall | undefined;
  /** Base addresses of its replicas elsewhere, such as `http://127.0.0.1:8503`. */
  readonly addresses: readonly string[];
}

export interface Peers {
  of(service: string): Peer;
  /** Calls when addresses change: a replica came or went. */
  watch(act: () => void): Disposable;
}

export interface PeerRegistry extends Peers {
  host(service: string, local: FastifyInstance, call: LocalCall): void;
  setAddresses(addresses: Readonly<Record<string, readonly string[]>>): void;
}

/** Peers of one process: what it hosts itself, and addresses from settings or the launcher. */
export function createPeers(initial: Readonly<Record<string, readonly string[]>> = {}): PeerRegistry {
  const hosted = new Map<string, { local: FastifyInstance; call: LocalCall }>();
  const watchers = new Set<() => void>();
  let addresses = initial;
  const tell = (): void => watchers.forEach((act) => act());
  return {
    of(service) {
      const here = hosted.get(service);
      return { service, local: here?.local, call: here?.call, addresses: addresses[service] ?? [] };
    },
    watch(act) {
      watchers.add(act);
      return { [Symbol.dispose]: () => void watchers.delete(act) };
    },
    host(service, local, call) {
      hosted.set(service, { local, call });
      tell();
    },
    setAddresses(next) {
      addresses = next;
      tell();
    },
  };
}
