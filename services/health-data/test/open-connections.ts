import { randomUUID } from 'node:crypto';
import { connectorSetting } from '@aceso/contracts/health-data';
import type { SimulatedVendor, Simulator, VendorRoom } from '@aceso/integrations/kit/simulator';
import { openSimulator } from '@aceso/integrations/kit/simulator';
import type { TestReply } from '@aceso/kit/testing';
import type { ConnectionView } from '../src/connect/connection-view.ts';
import { openHealthData, type OpenHealthData } from './open-health-data.ts';

interface IntegrationEntry {
  readonly id: string;
  readonly connection?: { readonly guide: { readonly hookUrl?: string } };
}

const PATIENCE_MS = 30_000;

/** The service with a person, and vendors on real HTTP beside it; both on one clock that the test moves. */
export interface OpenConnections extends AsyncDisposable {
  readonly data: OpenHealthData;
  readonly simulator: Simulator;
  readonly now: () => Date;
  /** Moves the clock of service and vendors. */
  later(ms: number): void;
  room(vendor: string): VendorRoom;
  begin(vendor: string, typed?: Readonly<Record<string, string>>): Promise<TestReply>;
  /** What the person does at the vendor's page. Returns what it sends back. */
  decide(authorizeUrl: string, decision: 'allow' | 'deny' | 'error'): Promise<URLSearchParams>;
  complete(back: URLSearchParams): Promise<TestReply>;
  /** All of it, with permission given. */
  connect(vendor: string): Promise<ConnectionView>;
  connection(): Promise<ConnectionView>;
  /** Waits for something that the workers do. */
  until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T>;
}

export async function openConnections(
  vendors: readonly SimulatedVendor[],
  options: { readonly historyDays?: number; readonly patienceMs?: number } = {},
): Promise<OpenConnections> {
  let offset = 0;
  const now = (): Date => new Date(Date.now() + offset);
  const simulator = await openSimulator(vendors, { now, ...options });
  const data = await openHealthData({ now });
  const { house, ada } = data;
  house.settings('health-data').set('vendorSimulator', simulator.url);
  // Also what is off until an operator decides.
  for (const { manifest } of vendors) house.settings('health-data').set(connectorSetting(manifest.id, 'enabled'), true);
  const calls = await house.app('health-data').listen({ host: '127.0.0.1', port: 0 });
  // The vendors were told the public address; in a test the service listens itself.
  const room = (vendor: string): VendorRoom => {
    const found = simulator.room(vendor);
    found.reach = (url) => url.replace('http://aceso.test', calls);
    return found;
  };
  for (const { manifest } of vendors) room(manifest.id);
  const ask = async (path: string, body?: object): Promise<TestReply> =>
    await house.ask('health-data', {
      as: ada,
      path,
      ...(body === undefined ? {} : { body, headers: { 'idempotency-key': randomUUID() } }),
    });
  // What is entered in a vendor's portal is the address that people are shown.
  const { items } = await data.get<{ readonly items: readonly IntegrationEntry[] }>('/v1/integrations');
  for (const { id, connection } of items)
    if (connection?.guide.hookUrl !== undefined && vendors.some(({ manifest }) => manifest.id === id))
      room(id).portalHook = connection.guide.hookUrl;
  const decide: OpenConnections['decide'] = async (authorizeUrl, decision) => {
    const answer = await fetch(`${authorizeUrl}&decision=${decision}`, { redirect: 'manual' });
    return new URL(answer.headers.get('location') ?? 'about:blank').searchParams;
  };
  const begin: OpenConnections['begin'] = (vendor, typed) =>
    ask('/v1/people/me/connections', { integration: vendor, ...(typed === undefined ? {} : { typed }) });
  const complete: OpenConnections['complete'] = (back) =>
    ask('/v1/people/me/connections/completions', {
      state: back.get('state'),
      ...(back.has('code') ? { code: back.get('code') } : {}),
      ...(back.has('error') ? { error: back.get('error') } : {}),
    });
  const connection = async (): Promise<ConnectionView> => {
    const [first] = (await data.get<{ items: ConnectionView[] }>('/v1/people/me/connections')).items;
    if (first === undefined) throw new Error('there is no connection');
    return first;
  };
  return {
    data,
    simulator,
    now,
    later: (ms) => void (offset += ms),
    room,
    begin,
    decide,
    complete,
    connection,
    async connect(vendor) {
      const begun = await begin(vendor, simulator.room(vendor).vendor.typed);
      if (begun.status !== 201) throw new Error(begun.text);
      const { authorizeUrl } = begun.json<{ authorizeUrl?: string }>();
      if (authorizeUrl === undefined) return begun.json<{ connection: ConnectionView }>().connection;
      const done = await complete(await decide(authorizeUrl, 'allow'));
      if (done.status !== 200) throw new Error(done.text);
      return done.json<never>();
    },
    async until(what, look) {
      for (const by = performance.now() + (options.patienceMs ?? PATIENCE_MS); performance.now() < by;) {
        const found = await look();
        if (found !== undefined && found !== false) return found;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      const [view] = (await data.get<{ items: ConnectionView[] }>('/v1/people/me/connections')).items;
      const asked = vendors.flatMap(({ manifest }) => simulator.room(manifest.id).seen.slice(-6));
      throw new Error(`not in time: ${what}; ${JSON.stringify({ view, asked })}`);
    },
    async [Symbol.asyncDispose]() {
      await data[Symbol.asyncDispose]();
      await simulator[Symbol.asyncDispose]();
    },
  };
}
