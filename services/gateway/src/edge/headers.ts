import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

const REQUEST_ID = /^[A-Za-z0-9._-]{8,128}$/;
/** What only a gateway may say of a client, whatever proxy or program wrote it. */
const EDGE_ONLY = new Set([
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'x-original-url',
  'x-rewrite-url',
  'true-client-ip',
  'cf-connecting-ip',
  'x-remote-user',
  'remote-user',
]);
/** Ours, and meant to come from our own pages. */
const OURS_FROM_OUTSIDE = 'x-aceso-client';

export interface Origin {
  readonly host: string;
  /** `http` or `https`. */
  readonly protocol: string;
}

/** Takes away what clients may not claim, and says what the gateway knows: address, host, protocol, request id. */
export function writeEdgeHeaders(request: IncomingMessage, response: ServerResponse, address: string, origin: Origin): void {
  const { headers } = request;
  for (const name in headers) if (isClaim(name)) delete headers[name];
  const given = headers['x-request-id'];
  const id = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  headers['x-request-id'] = id;
  headers['x-forwarded-for'] = address;
  headers['x-forwarded-host'] = origin.host;
  headers['x-forwarded-proto'] = origin.protocol;
  response.setHeader('x-request-id', id);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
  if (origin.protocol === 'https') response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

function isClaim(name: string): boolean {
  return (
    name.startsWith('x-forwarded-') ||
    (name.startsWith('x-aceso-') && name !== OURS_FROM_OUTSIDE) ||
    EDGE_ONLY.has(name) ||
    name.includes('_')
  );
}

/** RFC 9110 7.6.1, and what was used up here. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
]);

/** Headers without those of one connection only. */
export function endToEnd(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const named = new Set((headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase()));
  const kept: Record<string, string | string[]> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !HOP_BY_HOP.has(name) && !named.has(name)) kept[name] = value;
  }
  return kept;
}
