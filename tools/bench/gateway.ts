import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { onOneCore } from './one-core.ts';
import { claimOperator } from './people.ts';
import type { Part, Row } from './part.ts';
import { processorSecondsOf } from './processor.ts';
import { startProgram } from './program.ts';

const PORT = 18_453;
const WARM_UP_SECONDS = 3;
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
const KONG = 'Kong 3.10 with key and limit, TLS: 5,700 a vCPU';

/** Authenticated, rate-limited requests through the gateway: into a service of the same process, and over HTTP to another. */
export const gateway: Part = {
  name: 'gateway',
  async run({ folder, say }) {
    say('a bare Node server, for comparison');
    const bare = await loadBare();
    const rows: Row[] = [];
    for (const { name, args, isOneProcess } of [
      { name: 'in process', args: [], isOneProcess: true },
      { name: 'to another process', args: ['--split'], isOneProcess: false },
    ]) {
      await using program = await startProgram(join(folder, `gateway ${name}`), PORT, { args, env: UNLIMITED });
      if (program.code === undefined) throw new Error('the program printed no code for the operator');
      const { token } = await claimOperator(program.url, program.code);
      const request = questionWith({ authorization: `Bearer ${token}` });
      const answer = await fetch(`${program.url}${PATH}`, request);
      const decision = (await answer.json()) as { readonly decision?: unknown };
      if (decision.decision !== true) throw new Error(`the gateway answers ${answer.status} ${JSON.stringify(decision)}`);
      say(`${CONNECTIONS} connections for ${SECONDS} s, ${name}`);
      const load = await loadOn(`${program.url}${PATH}`, request, program.pid);
      rows.push(
        { name: `requests ${name}`, value: load.perSecond, unit: '1/s', peer: `${KONG}; the load generator shares our 2 cores` },
        { name: `requests ${name}, p99`, value: load.p99Ms, unit: 'ms' },
      );
      // Split, the gateway has a process of its own among ten: the time of the launcher would say nothing.
      if (!isOneProcess) continue;
      say(`the same on one core, shared with the load`);
      using _turns = onOneCore(program.pid);
      const alone = await loadOn(`${program.url}${PATH}`, request, program.pid);
      rows.push(
        {
          name: 'requests in process, a core',
          value: alone.perProcessorSecond,
          unit: '1/s',
          target: { atLeast: 15_000 },
          peer: `${KONG}; bare Node here ${Math.round(bare.perProcessorSecond).toLocaleString('en')}`,
        },
        {
          name: 'requests in process, a core, that has to wake the core of the load',
          value: load.perProcessorSecond,
          unit: '1/s',
        },
      );
    }
    return rows;
  },
};

interface Load {
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Requests answered in a second of processor time of the server, whoever else uses the machine meanwhile. */
  readonly perProcessorSecond: number;
}

const questionWith = (headers: Record<string, string>) =>
  ({ method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(QUESTION) }) as const;

/** Warms a server up and loads it; every answer must be a success. */
async function loadOn(url: string, request: ReturnType<typeof questionWith>, pid: number): Promise<Load> {
  await autocannon({ url, ...request, connections: CONNECTIONS, duration: WARM_UP_SECONDS });
  const before = processorSecondsOf(pid);
  const result = await autocannon({ url, ...request, connections: CONNECTIONS, duration: SECONDS });
  const processorSeconds = processorSecondsOf(pid) - before;
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers were no success, ${result.errors} failed`);
  return {
    perSecond: result.requests.average,
    p99Ms: result.latency.p99,
    perProcessorSecond: result.requests.total / processorSeconds,
  };
}

/** The same load on a server that does nothing but answer: the most that Node can do here. */
async function loadBare(): Promise<Load> {
  const server = fork(join(import.meta.dirname, 'bare-server.ts'));
  try {
    const [{ port }] = (await once(server, 'message')) as [{ readonly port: number }];
    if (server.pid === undefined) throw new Error('the bare server has no process');
    using _turns = onOneCore(server.pid);
    return await loadOn(`http://127.0.0.1:${port}/`, questionWith({}), server.pid);
  } finally {
    server.kill();
  }
}
