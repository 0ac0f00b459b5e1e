import { join } from 'node:path';
import autocannon from 'autocannon';
import { claimOperator } from './people.ts';
import type { Part, Row } from './part.ts';
import { startProgram } from './program.ts';

const PORT = 18_453;
const SECONDS = 6;
const CONNECTIONS = 32;
/** A decision of the policies about a service, answered from memory in 17 bytes: what is measured is the way there. */
const PATH = '/access/v1/evaluation';
const QUESTION = {
  subject: { type: 'service', id: 'gateway' },
  action: { name: 'dashboard:browser-sessions:read' },
  resource: { type: 'system', id: 'aceso' },
};
const UNLIMITED = { ACESO_GATEWAY_REQUESTS_PER_MINUTE_PER_TOKEN: '10000000' };

/** Authenticated, rate-limited requests through the gateway: into a service of the same process, and over HTTP to another. */
export const gateway: Part = {
  name: 'gateway',
  async run({ folder, say }) {
    const rows: Row[] = [];
    for (const { name, args, target } of [
      { name: 'in process', args: [], target: { atLeast: 15_000 } },
      { name: 'to another process', args: ['--split'], target: undefined },
    ]) {
      await using program = await startProgram(join(folder, `gateway ${name}`), PORT, { args, env: UNLIMITED });
      if (program.code === undefined) throw new Error('the program printed no code for the operator');
      const { token } = await claimOperator(program.url, program.code);
      const request = {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(QUESTION),
      } as const;
      const answer = await fetch(`${program.url}${PATH}`, request);
      const decision = (await answer.json()) as { readonly decision?: unknown };
      if (decision.decision !== true) throw new Error(`the gateway answers ${answer.status} ${JSON.stringify(decision)}`);
      say(`${CONNECTIONS} connections for ${SECONDS} s, ${name}`);
      await autocannon({ url: `${program.url}${PATH}`, ...request, connections: CONNECTIONS, duration: 2 });
      const result = await autocannon({ url: `${program.url}${PATH}`, ...request, connections: CONNECTIONS, duration: SECONDS });
      if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers were no success, ${result.errors} failed`);
      rows.push(
        {
          name: `requests ${name}`,
          value: result.requests.average,
          unit: '1/s',
          ...(target === undefined ? {} : { target }),
          peer: 'Kong 3.10 with key and limit, TLS: 5,700 a vCPU; the load generator shares our 2 cores',
        },
        { name: `requests ${name}, p99`, value: result.latency.p99, unit: 'ms' },
      );
    }
    return rows;
  },
};
