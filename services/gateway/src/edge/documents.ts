import { createHash } from 'node:crypto';
import type { Operation } from '@aceso/contracts';
import { CONTRACTS } from '@aceso/contracts/all';
import { asyncApi, METADATA_PATH, metadataPathOf, openApi } from '@aceso/kit';
import type { FastifyInstance } from 'fastify';
import { DOCS_STYLE, docsPage } from './docs-page.ts';

const [OPEN_API, ASYNC_API, PAGE] = ['/openapi.json', '/asyncapi.json', '/docs'] as const;
const RESOURCES: readonly Operation[] = CONTRACTS.flatMap(({ operations }): readonly Operation[] => Object.values(operations)).filter(
  ({ resource }) => resource !== undefined,
);
/** Metadata of protected resources by address; a program that looks only at the root finds the one that there is. */
const METADATA = new Map(
  RESOURCES.flatMap((operation) => [
    [metadataPathOf(operation), operation] as const,
    ...(RESOURCES.length === 1 ? [[METADATA_PATH, operation] as const] : []),
  ]),
);

/** Addresses of the documents. */
export const DOCUMENT_PATHS: readonly string[] = [OPEN_API, ASYNC_API, PAGE, ...METADATA.keys()];
const CACHE = 'public, max-age=300';
const CONTENT_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(DOCS_STYLE).digest('base64')}'`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** The documents of the API, made of the contracts once, at start. */
export function addDocuments(app: FastifyInstance, origin: string, version: string): void {
  const open = JSON.stringify(openApi(CONTRACTS, { version, origin }));
  const events = JSON.stringify(asyncApi(CONTRACTS, { version }));
  const page = docsPage(CONTRACTS);
  app.get(
    OPEN_API,
    async (_request, reply) => await reply.header('cache-control', CACHE).type('application/json; charset=utf-8').send(open),
  );
  app.get(
    ASYNC_API,
    async (_request, reply) => await reply.header('cache-control', CACHE).type('application/json; charset=utf-8').send(events),
  );
  app.get(
    PAGE,
    async (_request, reply) =>
      await reply
        .headers({ 'cache-control': CACHE, 'content-security-policy': CONTENT_POLICY, 'x-content-type-options': 'nosniff' })
        .type('text/html; charset=utf-8')
        .send(page),
  );
  for (const [path, operation] of METADATA)
    app.get(
      path,
      async (_request, reply) =>
        await reply
          // Programs that run in a page of their own may read it: it says nothing that is secret.
          .headers({ 'cache-control': CACHE, 'access-control-allow-origin': '*' })
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(metadataOf(operation, origin))),
    );
}

/** Metadata of a protected resource (RFC 9728 2). */
function metadataOf({ path, resource }: Operation, origin: string): object {
  return {
    resource: `${origin}${path}`,
    authorization_servers: [origin],
    bearer_methods_supported: ['header'],
    scopes_supported: Object.keys(resource?.scopes ?? {}),
    resource_name: resource?.name,
    resource_documentation: `${origin}${PAGE}`,
  };
}
