import process from 'node:process';
import { dirname, resolve } from 'node:path';
import { users } from '@aceso/contracts/users';
import { clientOf, createPeers } from '@aceso/kit';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import { launchSplit } from '../split/launcher.ts';
import { parseReplicas, type Bounds } from '../split/scaling.ts';
import { firstCode, type Up, type UpContext } from './up.ts';

const EDGE = 'gateway';

/** A process for each service, on the same databases. */
export async function startSplit({ home, names, databases, port, origin, options, say }: UpContext): Promise<Up> {
  const replicas = new Map<string, Bounds>(options.replicas.map((text) => replicasOf(text, names)));
  const launcher = await launchSplit({
    names,
    replicas,
    port,
    logs: options.logs === true,
    say,
    environment: {
      ...process.env,
      ACESO_HOME: resolve(home.folder),
      ACESO_SECRET: Buffer.from(home.secret).toString('base64url'),
      ACESO_DATABASE_URL: process.env['ACESO_DATABASE_URL'] ?? databases.of(EDGE),
      ACESO_PUBLIC_ORIGIN: origin,
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
    },
  });
  const peers = createPeers(launcher.addresses());
  const code = names.includes('users')
    ? await firstCode(clientOf('host', users, { peers, secret: home.secret, publicOrigin: origin, now: () => new Date() }))
    : undefined;
  return { code, stop: () => launcher.stop() };
}

function replicasOf(text: string, known: readonly string[]): readonly [string, Bounds] {
  try {
    const { service, bounds } = parseReplicas(text);
    if (!known.includes(service)) throw new RangeError(`there is no service ${service}`);
    if (service === EDGE && bounds.most > 1) throw new RangeError('one gateway listens on the port; put a balancer in front of more');
    return [service, bounds];
  } catch (cause) {
    throw new CommandFailure(`--replicas: ${(cause as Error).message}.`, { exit: EXIT.wrongUse });
  }
}
