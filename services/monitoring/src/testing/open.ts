import type { Module } from '@aceso/kit';
import {
  frozenClock,
  operator,
  service,
  testHouse,
  type FrozenClock,
  type Neighbour,
  type TestHouse,
  type TestReply,
} from '@aceso/kit/testing';
import { monitoringModule } from '../module.ts';

export interface OpenMonitoring extends AsyncDisposable {
  readonly house: TestHouse;
  readonly now: FrozenClock;
  /** Sends a batch as a service. */
  send(path: '/v1/logs' | '/v1/traces' | '/v1/metrics', body: unknown): Promise<TestReply>;
  /** Asks as an operator; the answer must be good. */
  get<T>(path: string): Promise<T>;
}

/** Monitoring behind its door, on a database of its own, at 08:00 of a Sunday. */
export async function openMonitoring(
  settings: Readonly<Record<string, unknown>> = {},
  more: { readonly modules?: readonly Module[]; readonly neighbours?: readonly Neighbour[] } = {},
): Promise<OpenMonitoring> {
  const now = frozenClock('2026-03-01T08:00:00.000Z');
  const house = await testHouse({
    modules: [monitoringModule, ...(more.modules ?? [])],
    ...(more.neighbours === undefined ? {} : { neighbours: more.neighbours }),
    settings: { monitoring: { probeSeconds: 300, ...settings } },
    now,
  });
  return {
    house,
    now,
    async send(path, body) {
      const reply = await house.ask('monitoring', { as: service('users'), path, body });
      if (reply.status >= 500) throw new Error(`${path} answered ${reply.status}: ${reply.text}`);
      return reply;
    },
    async get<T>(path: string): Promise<T> {
      const reply = await house.ask('monitoring', { as: operator(), path });
      if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}: ${reply.text}`);
      return reply.json<T>();
    },
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  };
}
