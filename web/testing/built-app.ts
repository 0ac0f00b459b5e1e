import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

/** What the server bundle offers; written here because the bundle is made from `.tsx`, which Node does not read. */
export interface ServerBundle {
  readonly renderPage: (input: {
    readonly address: string;
    readonly nonce: string;
    readonly boot: object;
  }) => Promise<{ readonly status: number; readonly location?: string; readonly html: string }>;
  readonly contentSecurityPolicy: (nonce: string) => string;
}

/** Builds browser and server bundles into a folder of their own, which vanishes at the end. */
export async function builtApp(): Promise<{ readonly client: string; readonly server: ServerBundle } & AsyncDisposable> {
  const dist = await mkdtemp(join(tmpdir(), 'aceso-web-'));
  process.env['ACESO_WEB_DIST'] = dist;
  const configFile = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
  await build({ configFile, logLevel: 'error' });
  await build({ configFile, logLevel: 'error', build: { ssr: true } });
  // The form is that of server.tsx of this build.
  const server = (await import(pathToFileURL(join(dist, 'server/server.js')).href)) as ServerBundle;
  return { client: join(dist, 'client'), server, [Symbol.asyncDispose]: () => rm(dist, { recursive: true }) };
}
