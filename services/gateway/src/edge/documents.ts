import { createHash } from 'node:crypto';
import { CONTRACTS } from '@aceso/contracts/all';
import { asyncApi, openApi } from '@aceso/kit';
import type { FastifyInstance } from 'fastify';
import { DOCS_STYLE, docsPage } from './docs-page.ts';

/** Addresses of the documents. */
export const DOCUMENT_PATHS = ['/openapi.json', '/asyncapi.json', '/docs'] as const;
const [OPEN_API, ASYNC_API, PAGE] = DOCUMENT_PATHS;
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
}
