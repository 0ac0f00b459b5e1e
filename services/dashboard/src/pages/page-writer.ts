import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What the web app's own server bundle offers: see `web/server.tsx`, which Node cannot read itself. */
export interface PageWriter {
  renderPage(input: {
    readonly address: string;
    readonly nonce: string;
    readonly boot: object;
  }): Promise<{ readonly status: number; readonly location?: string; readonly html: string }>;
  contentSecurityPolicy(nonce: string): string;
}

/** Loads the bundle when it is first needed; undefined as long as the web app was not built. */
export function createPageWriter(dist: string): () => Promise<PageWriter | undefined> {
  const file = join(dist, 'server/server.js');
  let known: Promise<PageWriter> | undefined;
  return async () => {
    if (known !== undefined) return await known;
    const isBuilt = await access(file).then(
      () => true,
      () => false,
    );
    if (!isBuilt) return undefined;
    known ??= import(pathToFileURL(file).href) as Promise<PageWriter>; // Made from web/server.tsx by the build.
    return await known;
  };
}
