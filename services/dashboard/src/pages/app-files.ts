import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { codingOf } from './pack.ts';
import { createPackedFiles } from './packed-files.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
};
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The app's files: those under `/assets` carry fingerprints and are kept for ever, any other path with an ending is asked for again. */
export async function addAppFiles(app: FastifyInstance, client: string): Promise<(reply: FastifyReply, path: string) => FastifyReply> {
  await app.register(fastifyStatic, { root: client, serve: false, preCompressed: true, dotfiles: 'ignore' });
  const packed = createPackedFiles(join(client, 'assets'));
  app.get('/assets/*', async (request: FastifyRequest, reply) => {
    const { '*': name } = request.params as { readonly '*': string }; // The wildcard of this route.
    const coding = codingOf(request.headers['accept-encoding']);
    const content = coding === undefined ? undefined : await packed.get(name, coding);
    reply.header('x-content-type-options', 'nosniff').header('vary', 'accept-encoding');
    if (content === undefined) return reply.sendFile(`assets/${name}`, { maxAge: '1y', immutable: true, index: false });
    return reply
      .headers({ 'cache-control': FOR_EVER, 'content-encoding': coding })
      .type(TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream')
      .send(content);
  });
  return (reply, path) => reply.header('x-content-type-options', 'nosniff').sendFile(path.slice(1), { maxAge: 0, index: false });
}
