import { quantile, type Row } from './part.ts';
import type { SignedIn } from './people.ts';

const ROUNDS = 200;

/** From a stored setting to the service that says it obeys, as an operator sees it. */
export async function settingTimes(operator: SignedIn, say: (line: string) => void): Promise<readonly Row[]> {
  say(`one setting, ${ROUNDS} times`);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { version } = await operator.ask<{ version: number }>('PUT', '/v1/configuration/recommendation/openAtMost', {
      value: 1 + (round % 3),
      reason: 'benchmark',
    });
    const stored = performance.now();
    for (let seen = -1; seen < version;)
      seen = Math.min(
        ...(await operator.ask<{ inForce: { version: number }[] }>('GET', '/v1/configuration/recommendation')).inForce.map(
          (replica) => replica.version,
        ),
      );
    times.push(performance.now() - stored);
  }
  return [
    {
      name: 'setting stored to in force and reported, p50',
      value: quantile(times, 0.5),
      unit: 'ms',
      peer: 'etcd put to watcher: 1.2 ms',
    },
    {
      name: 'setting stored to in force and reported, p99',
      value: quantile(times, 0.99),
      unit: 'ms',
      target: { atMost: 50 },
      peer: 'etcd put to watcher: 6.2 ms',
    },
  ];
}
