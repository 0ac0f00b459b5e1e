import type { Peer } from '@aceso/kit';
import type { Probe } from '../store/health.ts';

const ANSWER_WITHIN_MS = 3_000;
const REASONS_AT_MOST = 10;
/** Address of a replica that runs in this process. */
export const HERE = 'in this process';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Asks every known replica of a service whether it is ready. No replica known: an empty list. */
export async function probeReplicas(peer: Peer): Promise<readonly Probe[]> {
  const { service, local, addresses } = peer;
  const here =
    local === undefined
      ? []
      : [
          probe(
            service,
            HERE,
            async () => await local.inject('/readyz').then((reply) => ({ status: reply.statusCode, body: reply.json() })),
          ),
        ];
  return await Promise.all([...here, ...addresses.map((address) => probe(service, address, () => ask(address)))]);
}

async function ask(address: string): Promise<Answer> {
  const reply = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  return { status: reply.status, body: await reply.json() };
}

async function probe(service: string, address: string, act: () => Promise<Answer>): Promise<Probe> {
  try {
    const { status, body } = await act();
    const { reasons } = body as { readonly reasons?: readonly unknown[] }; // The form of `/readyz`; checked below.
    const texts = Array.isArray(reasons) ? reasons.map(String).slice(0, REASONS_AT_MOST) : [];
    return { service, address, state: status === 200 ? 'ready' : 'not-ready', reasons: texts };
  } catch (cause) {
    const late = cause instanceof DOMException && cause.name === 'TimeoutError';
    return { service, address, state: 'away', reasons: [late ? 'no answer in time' : 'cannot be reached'] };
  }
}
